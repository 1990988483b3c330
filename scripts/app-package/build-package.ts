import { readFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { AppManifestUtils, TeamsManifestConverter } from "@microsoft/app-manifest";
import { ZipFile } from "yazl";
import { PackageRefused, type PackageValues } from "./package-values.ts";

const folder = path.join(import.meta.dirname, "..", "..", "appPackage");

/** One file of the package: its name in the zip, and its bytes. */
export interface PackagedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The files that Teams takes, for one deployment. Throws `PackageRefused` where the manifest would not be valid by the
 * schema that it names (Microsoft's package holds them all, nothing is fetched), so that the fault shows here and not
 * in the admin centre.
 */
export async function packageFiles(values: PackageValues): Promise<PackagedFile[]> {
  const gaps = new Map(Object.entries({ ...values }));
  const template = await readFile(path.join(folder, "manifest.json"), "utf8");
  const manifest = template.replaceAll(/\{\{(\w+)\}\}/gu, (gap, name: string) => gaps.get(name) ?? gap);
  const problems = await AppManifestUtils.validateAgainstSchema(
    TeamsManifestConverter.jsonToManifest(manifest),
  );
  if (problems.length > 0) throw new PackageRefused(problems.map((problem) => `manifest.json: ${problem}`));
  return [
    { name: "manifest.json", bytes: Buffer.from(manifest) },
    ...(await Promise.all(asTheyAre.map(read))),
  ];
}

const asTheyAre = ["vi.json", "en.json", "icons/color.png", "icons/outline.png"];

async function read(file: string): Promise<PackagedFile> {
  return { name: path.basename(file), bytes: await readFile(path.join(folder, file)) };
}

/** The same files give the same bytes on any machine, in any time zone, on any day. */
export async function zipPackage(files: readonly PackagedFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, bytes } of files) {
    // A zip holds local time without a zone: the local first of January 2020 is the same bytes everywhere.
    zip.addBuffer(bytes, name, { mtime: new Date(2020, 0, 1), forceDosTimestamp: true, mode: 0o100644 });
  }
  zip.end();
  return buffer(zip.outputStream);
}
