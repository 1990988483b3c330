import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { expected, variables } from "../../src/config/variables.ts";

const page = path.join(import.meta.dirname, "../../docs/settings.md");

interface Row {
  readonly name: string;
  readonly byDefault: string;
  readonly mustBe: string;
  readonly purpose: string;
}

async function rows(): Promise<readonly Row[]> {
  const text = await readFile(page, "utf8");
  return [...text.matchAll(/^\| `(\w+)` \|(.*)\|$/gmu)].map(([, name = "", rest = ""]) => {
    const [byDefault = "", mustBe = "", purpose = ""] = rest
      .split(/(?<!\\)\|/u)
      .map((cell) => cell.trim().replaceAll("\\|", "|"));
    return { name, byDefault, mustBe, purpose };
  });
}

/** As the page writes it: an empty list and nothing are the same. */
function written(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "–";
  if (typeof value === "boolean") return value ? "`yes`" : "`no`";
  return `\`${z.union([z.string(), z.number()]).parse(value)}\``;
}

describe("docs/settings.md", () => {
  it("has every variable of the program in its order, and no other", async () => {
    assert.deepEqual(
      (await rows()).map(({ name }) => name),
      Object.keys(variables.shape),
    );
  });

  it("says of each what it may be, what it is unless set, and what it is for", async () => {
    const defaults = new Map(Object.entries(variables.parse({})));
    for (const { name, byDefault, mustBe, purpose } of await rows()) {
      assert.equal(mustBe, expected[variables.keyof().parse(name)].en, name);
      assert.equal(byDefault, written(defaults.get(name)), name);
      assert.ok(purpose.length > 5, name);
    }
  });
});
