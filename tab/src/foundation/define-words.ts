/** A sentence of the tab in both languages; `{name}` is filled from the parameters. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}
export type Language = keyof Sentence;
export type Words = Readonly<Record<string, Sentence>>;

/**
 * One area's words: `export const words = defineWords({ save: { vi: "Lưu", en: "Save" } })` in `tab/src/<area>/words.ts`.
 * A words file imports nothing but this, so that a test can read every catalog.
 */
export function defineWords<const W extends Words>(words: W): W {
  return words;
}

export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(params[name] ?? gap));
}
