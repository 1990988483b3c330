// The double of Graph as a process of its own, so that what a client holds in memory is the client's alone. One JSON
// line on standard output says where it is; then a line for each fragment that came. Lines on standard input: "sha"
// asks for the SHA-256 of each file that is there.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { site, settingsFor } from "../archive-double.ts";
import { startGraphDouble } from "./graph-double.ts";
import type { Trouble } from "./planned-faults.ts";

const troubles = JSON.parse(process.argv[2] ?? "[]") as { readonly at: number; readonly trouble: Trouble }[];
const double = await startGraphDouble();
const drive = double.state.addSite(site).drives[0];
let fragments = 0;
for (const { at, trouble } of troubles)
  double.faults.plan((seen) => seen.host === "bytes" && seen.method === "PUT" && fragments >= at, trouble);
const told = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const plan = double.faults.next.bind(double.faults);
double.faults.next = (seen) => {
  if (seen.host === "bytes" && seen.method === "PUT") {
    fragments += 1;
    told({ fragments });
  }
  return plan(seen);
};
told({ ca: double.ca, settings: settingsFor(double) });

for await (const line of createInterface(process.stdin)) {
  if (line !== "sha") break;
  const files: Record<string, string> = {};
  for (const { item, path } of drive?.files() ?? []) {
    const hash = createHash("sha256");
    for await (const piece of createReadStream(item.versions.at(-1)?.blob.file ?? ""))
      hash.update(piece as Buffer);
    files[path] = hash.digest("hex");
  }
  const hits = double.faults.planned.filter(({ times }) => times === 0).length;
  told({ files, hits, complaints: double.complaints });
}
await double.close();
