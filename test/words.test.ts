import assert from "node:assert/strict";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sourceFiles } from "./support/source-files.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

interface Said {
  readonly at: string;
  readonly vi: string;
  readonly en: string;
}

function isSentence(value: unknown): value is { vi: string; en: string } {
  return typeof value === "object" && value !== null && "vi" in value && "en" in value;
}

/** Every catalog of sentences: the server's, the bot's and the tab's. */
async function everythingSaid(): Promise<Said[]> {
  const catalogs = sourceFiles(root, ["src/contract/messages", "tab/src"]).filter(
    (file) =>
      (file.startsWith("src/contract/messages/") && !file.endsWith("/all.ts")) ||
      /(?:^|[-/])words\.ts$/u.test(file),
  );
  const said: Said[] = [];
  for (const file of catalogs) {
    const catalog = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>;
    for (const exported of Object.values(catalog)) {
      if (typeof exported !== "object" || exported === null) continue;
      for (const [key, value] of Object.entries(exported)) {
        if (isSentence(value)) said.push({ at: `${file} ${key}`, vi: value.vi, en: value.en });
      }
    }
  }
  return said;
}

/** Not how an office writes (ux.md, Language), and English where Vietnamese has its word. */
const notVietnamese =
  /!|bạn ơi|\banh\/chị\b|\b(?:upload|download|login|logout|click|user|task|ticket|comment|log|file|folder|deadline|email)\b/iu;
/** The regulations write hủy, khóa, xóa, ủy quyền: in an open syllable the tone stands on the first vowel. */
const toneOnSecondVowel = /(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])(?!\p{L})/iu;
/** Words that design.md's table replaces. */
const notOurEnglish = /\b(?:task|ticket|dossier|log in|login)s?\b|!/iu;

describe("The words people read", () => {
  it("exist in both languages with the same gaps", async () => {
    // A value that differs between the languages comes as two: `ruleVi`, `ruleEn`.
    const gaps = (text: string) =>
      [...new Set((text.match(/\{\w+\}/gu) ?? []).map((it) => it.replace(/(?:Vi|En)\}$/u, "}")))].sort();
    const said = await everythingSaid();
    assert.ok(said.length > 300, `only ${said.length} sentences were found`);
    const wrong = said.filter(
      ({ vi, en }) => vi.trim() === "" || en.trim() === "" || String(gaps(vi)) !== String(gaps(en)),
    );
    assert.deepEqual(wrong, []);
  });

  it("are composed Unicode, as TCVN 6909:2001 wants (R15)", async () => {
    const wrong = (await everythingSaid()).filter(({ vi }) => vi !== vi.normalize("NFC"));
    assert.deepEqual(wrong, []);
  });

  it("have their tone marks where the regulations write them", async () => {
    const wrong = (await everythingSaid()).filter(({ vi }) => toneOnSecondVowel.test(vi));
    assert.deepEqual(
      wrong.map(({ at, vi }) => `${at}: ${vi}`),
      [],
    );
  });

  it("are those of an office in Vietnamese and those of the design in English", async () => {
    const said = await everythingSaid();
    assert.deepEqual(
      said.filter(({ vi }) => notVietnamese.test(vi)).map(({ at, vi }) => `${at}: ${vi}`),
      [],
    );
    assert.deepEqual(
      said.filter(({ en }) => notOurEnglish.test(en)).map(({ at, en }) => `${at}: ${en}`),
      [],
    );
  });
});
