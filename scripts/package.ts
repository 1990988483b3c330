// npm run package [-- --app-id GUID --bot-id GUID --teams-app-id GUID --host NAME --version 1.2.0 --out FILE]
//   builds the app package that an administrator uploads to Teams; what no flag gives comes from the environment
import { mkdir, rename, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import path from "node:path";
import { parseArgs } from "node:util";
import own from "../package.json" with { type: "json" };
import { packageFiles, zipPackage } from "./app-package/build-package.ts";
import { packageValues, type PackageValues } from "./app-package/package-values.ts";
import { runCommand } from "./run-command.ts";

const flags = {
  "app-id": { type: "string" },
  "bot-id": { type: "string" },
  "teams-app-id": { type: "string" },
  host: { type: "string" },
  version: { type: "string" },
  out: { type: "string" },
} as const;

async function main(): Promise<number> {
  const { values: given } = parseArgs({ options: flags });
  const values = packageValues(given, process.env, own.version);
  const file = path.resolve(given.out ?? `dist/vanthu-${values.version}.zip`);
  const zip = await zipPackage(await packageFiles(values));
  await mkdir(path.dirname(file), { recursive: true });
  // Whoever looks meanwhile finds the old package or the new one, never half of one.
  await writeFile(`${file}.part`, zip);
  await rename(`${file}.part`, file);
  say(file, zip, values);
  return 0;
}

function say(file: string, zip: Buffer, { teamsAppId, host, version }: PackageValues): void {
  const digest = createHash("sha256").update(zip).digest("hex");
  console.log(`${file}  (${version}, ${host}, ${teamsAppId})\nSHA-256 ${digest}`);
  console.log(
    "Tải tệp này lên Teams admin center → Manage apps → Upload new app. / Upload this file in the Teams admin center, Manage apps, Upload new app.",
  );
}

await runCommand(main);
