import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { allMessages, messageOf } from "../../../src/contract/messages/all.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Codes that somebody throws or answers with: `new RuleBroken("a.b")`, `no("a.b")`, `refusal("a.b")`, tables of codes. */
function codesInUse(): Map<string, string> {
  const areas = new Set(Object.keys(allMessages).map((code) => code.split(".")[0] ?? ""));
  const files = globSync(["src/**/*.ts", "bot/**/*.ts"], { cwd: root }).filter(
    (file) => !file.includes("contract/messages") && !file.includes(`domain${path.sep}audit`),
  );
  const found = new Map<string, string>();
  for (const file of files) {
    const source = readFileSync(path.join(root, file), "utf8");
    for (const [, code = ""] of source.matchAll(/\b(?:RuleBroken|no)\(\s*"([a-zA-Z]+\.[a-z-]+)"/gu)) {
      found.set(code, file);
    }
    if (!file.includes("http") && !file.includes("domain")) continue;
    for (const [, code = ""] of source.matchAll(/"([a-z]+\.[a-z]+(?:-[a-z]+)+)"/gu)) {
      if (areas.has(code.split(".")[0] ?? "")) found.set(code, file);
    }
  }
  return found;
}

describe("The sentences of refusals", () => {
  it("exist for every code that the server can refuse with", () => {
    const without = [...codesInUse()].filter(([code]) => allMessages[code] === undefined);
    assert.deepEqual(without, []);
  });

  it("are each in one area alone", async () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const file of globSync("src/contract/messages/*.ts", { cwd: root })) {
      if (/(?:all|message|\bbot[\w-]*|history|office-acts|findings|import-field-names)\.ts$/u.test(file))
        continue;
      const area = (await import(path.join(root, file))) as Record<string, Record<string, unknown>>;
      const keys = Object.values(area).flatMap((messages) => Object.keys(messages));
      // A refusal's code names its area; other sentences of a screen or a card do not.
      for (const code of keys.filter((key) => key.includes("."))) {
        if (seen.has(code)) twice.push(`${code}: ${seen.get(code)} and ${file}`);
        seen.set(code, file);
      }
    }
    assert.deepEqual(twice, []);
    assert.deepEqual([...seen.keys()].sort(), Object.keys(allMessages).sort());
  });

  it("take what differs between the languages as two values", () => {
    const message = messageOf("intake.secret-on-page", { mark: "MẬT", ruleVi: "Luật", ruleEn: "Law" });
    assert.match(message?.vi ?? "", /\(Luật\)/);
    assert.match(message?.en ?? "", /\(Law\)/);
    assert.equal(messageOf("nothing.at-all"), null);
  });
});
