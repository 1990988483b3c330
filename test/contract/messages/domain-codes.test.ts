import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { calendarMessages } from "../../../src/contract/messages/calendar.ts";
import { fieldsMessages } from "../../../src/contract/messages/fields.ts";
import type { Messages } from "../../../src/contract/messages/message.ts";
import { numberingMessages } from "../../../src/contract/messages/numbering.ts";
import { fieldProblemCodes } from "../../../src/domain/fields/field-problem.ts";

/** Names of acts in the audit, which look alike. */
const notRules = /\/audit\//u;
const root = path.resolve(import.meta.dirname, "../../..");
const messages: Messages = { ...fieldsMessages, ...numberingMessages, ...calendarMessages };

/** Every code of these areas that a rule of the domain names. */
function codesInDomain(): Set<string> {
  const files = globSync("src/domain/**/*.ts", { cwd: root }).filter((file) => !notRules.test(file));
  const found = files.flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    return [...source.matchAll(/"((?:fields|numbering|calendar|deadlines)\.[a-z-]+)"/gu)].map(
      (match) => match[1] ?? "",
    );
  });
  return new Set(found);
}

const gaps = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? "").sort();

describe("The sentences for broken rules", () => {
  it("has one for every code of fields, numbering, calendar and deadlines, and none for a code that nothing names", () => {
    assert.deepEqual(Object.keys(messages).sort(), [...codesInDomain()].sort());
    assert.deepEqual(Object.keys(fieldsMessages).sort(), [...fieldProblemCodes].sort());
  });

  it("says the same in both languages, with the same gaps, as an office writes", () => {
    for (const [code, { vi, en }] of Object.entries(messages)) {
      assert.deepEqual(gaps(vi), gaps(en), code);
      assert.doesNotMatch(vi + en, /!|bạn|anh\/chị/iu, code);
      assert.equal(vi.normalize("NFC"), vi, code);
      assert.match(vi, /[.?]$/u, code);
      assert.match(en, /[.?]$/u, code);
    }
  });
});
