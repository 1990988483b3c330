import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sourceFiles } from "./support/source-files.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** What each place may import of ours, by the first matching prefix; arrows never turn back (README, the picture). */
const walls: readonly (readonly [place: string, mayImport: readonly string[]])[] = [
  ["src/main", [""]],
  ["src/config", ["src/config/", "src/ports/"]],
  ["src/domain/", ["src/domain/"]],
  ["src/contract/", ["src/contract/", "src/domain/"]],
  ["src/ports/", ["src/ports/", "src/domain/", "src/contract/"]],
  ["src/usecases/", ["src/usecases/", "src/ports/", "src/domain/", "src/contract/"]],
  ["src/adapters/", ["src/adapters/", "src/ports/", "src/domain/"]],
  ["src/http/", ["src/http/", "src/log/", "src/usecases/", "src/ports/", "src/domain/", "src/contract/"]],
  ["src/jobs/", ["src/jobs/", "src/log/", "src/usecases/", "src/ports/", "src/domain/"]],
  ["src/log/", ["src/log/", "src/config"]],
  ["src/sample-data/", ["src/sample-data/", "src/usecases/", "src/ports/", "src/domain/", "src/contract/"]],
  ["bot/", ["bot/", "src/usecases/", "src/ports/", "src/domain/", "src/contract/"]],
  ["tab/", ["tab/", "src/contract/", "src/domain/"]],
];

/** A package that only these places may know. */
const owners: readonly (readonly [name: string, ...places: string[]])[] = [
  ["botbuilder", "bot/"],
  ["kysely", "src/adapters/store/"],
  ["mssql", "src/adapters/store/"],
  ["node:sqlite", "src/adapters/store/"],
  ["express", "src/http/", "bot/", "src/main"],
  ["pdfkit", "src/adapters/forms/", "src/adapters/renditions/", "src/sample-data/"],
  ["@microsoft/microsoft-graph-client", "src/adapters/archive/sharepoint/"],
  ["@azure/identity", "src/adapters/archive/sharepoint/", "src/adapters/identity/", "bot/channel/"],
  ["@fluentui/", "tab/"],
  ["docx-preview", "tab/src/paper/"],
  ["@microsoft/teams-js", "tab/"],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const importing =
  /^\s*(?:import|export)\b[^"';]*?\bfrom\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gmu;

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(importing)].map((match) => {
    const to = match[1] ?? match[2] ?? match[3] ?? "";
    const isOurs = to.startsWith(".");
    return { from: file, to: isOurs ? path.posix.join(path.posix.dirname(file), to) : to };
  });
}

const isOurs = (to: string): boolean => /^(?:src|bot|tab|test|scripts|bench)\//u.test(to);
const files = sourceFiles(root, ["src", "bot", "tab"]);
const imports = files.flatMap(importsOf);

describe("The architecture", () => {
  it("has imports that go one way, as the picture in the README draws them", () => {
    const wrong = imports.filter(({ from, to }) => {
      const wall = walls.find(([place]) => from.startsWith(place));
      return isOurs(to) && !(wall?.[1] ?? []).some((place) => to.startsWith(place));
    });
    assert.deepEqual(wrong, []);
  });

  it("has no circle of files: whoever reads one has not to read another first that needs it", () => {
    const ours = new Map<string, string[]>();
    for (const { from, to } of imports) if (isOurs(to)) ours.set(from, [...(ours.get(from) ?? []), to]);
    const over = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at !== -1) circles.push([...way.slice(at), file].join(" → "));
      if (at !== -1 || over.has(file)) return;
      for (const next of ours.get(file) ?? []) follow(next, [...way, file]);
      over.add(file);
    };
    for (const file of ours.keys()) follow(file, []);
    assert.deepEqual(circles, []);
  });

  it("keeps each large library in the few places that need it", () => {
    const wrong = imports.filter(({ from, to }) => {
      const owner = owners.find(
        ([name]) => to === name || to.startsWith(name.endsWith("/") ? name : `${name}/`),
      );
      return owner !== undefined && !owner.slice(1).some((place) => from.startsWith(place));
    });
    assert.deepEqual(wrong, []);
  });

  it("lets the domain and what crosses the wire know nothing but themselves and zod", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        !isOurs(to) && (from.startsWith("src/domain/") || (from.startsWith("src/contract/") && to !== "zod")),
    );
    assert.deepEqual(wrong, []);
  });

  it("reads the environment in one file, and the clock behind a port", () => {
    const readsEnvironment = files.filter((file) =>
      /\bprocess\.env\b/u.test(readFileSync(path.join(root, file), "utf8")),
    );
    assert.deepEqual(
      readsEnvironment.filter((file) => file !== "src/config.ts"),
      [],
    );
    const readsClock = files
      .filter((file) => /^src\/(?:domain|usecases)\//u.test(file))
      .filter((file) =>
        /\bnew Date\(\)|\bDate\.now\(\)|\brandomUUID\b|\bMath\.random\(/u.test(
          readFileSync(path.join(root, file), "utf8"),
        ),
      );
    assert.deepEqual(readsClock, []);
  });

  it("has no file over 300 lines and no barrel", () => {
    const all = sourceFiles(root, ["src", "bot", "tab", "test", "bench", "scripts"]);
    const long = all.filter((file) => readFileSync(path.join(root, file), "utf8").split("\n").length > 301);
    assert.deepEqual(long, []);
    const barrels = all.filter((file) =>
      /^export \* from /mu.test(readFileSync(path.join(root, file), "utf8")),
    );
    assert.deepEqual(barrels, []);
  });
});
