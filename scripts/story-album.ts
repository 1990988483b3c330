import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { smallPng } from "./small-png.ts";

/** A chapter's title or one picture with its sentence, in both languages. */
type Leaf =
  | { readonly kind: "chapter"; readonly vi: string; readonly en: string }
  | { readonly kind: "picture"; readonly file: string; readonly vi: string; readonly en: string };

export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

export interface Album {
  chapter(title: Sentence): void;
  /** Takes a page, or a part of one, when it is at rest. */
  picture(of: Page | Locator, name: string, sentence: Sentence): Promise<void>;
  /** Writes the story that the pictures tell. */
  write(file: string): void;
}

/** What a reader on a poor line can wait for. */
const mostBytes = 200_000;

/** Pictures go into `folder` as `<name>.png`; one that is too large is refused, so that the repository stays small. */
export function openAlbum(folder: string): Album {
  mkdirSync(folder, { recursive: true });
  const leaves: Leaf[] = [];
  return {
    chapter: (title) => leaves.push({ kind: "chapter", ...title }),
    async picture(of, name, sentence) {
      const file = path.join(folder, `${name}.png`);
      const bytes = smallPng(await of.screenshot({ animations: "disabled", caret: "hide" }));
      if (bytes.length > mostBytes) throw new Error(`${name}.png has ${bytes.length} bytes.`);
      writeFileSync(file, bytes);
      leaves.push({ kind: "picture", file: `${name}.png`, ...sentence });
      console.log(`${name}.png ${Math.round(bytes.length / 1000)} kB`);
    },
    write(file) {
      const from = path.relative(path.dirname(file), folder).replaceAll("\\", "/");
      writeFileSync(file, storyOf(leaves, from));
    },
  };
}

function storyOf(leaves: readonly Leaf[], folder: string): string {
  const body = leaves.map((leaf) =>
    leaf.kind === "chapter"
      ? `## ${leaf.vi}\n\n*${leaf.en}*\n`
      : `${leaf.vi}\n\n*${leaf.en}*\n\n![${leaf.vi}](${folder}/${leaf.file})\n`,
  );
  return [
    "# Một văn bản, từ lúc đến tới lúc xong\n",
    "*One document, from its arrival to its end*\n",
    "Ảnh chụp từ máy chủ thật với dữ liệu mẫu, bằng `node scripts/run.mjs script scripts/take-pictures.ts`; người và văn bản đều không có thật.\n",
    "*Taken from a real server with sample data by the command above; the people and documents do not exist.*\n",
    ...body,
  ].join("\n");
}
