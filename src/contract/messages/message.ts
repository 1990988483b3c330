/** One sentence, or two, in both languages. `{name}` is filled from the params of the broken rule. */
export interface Message {
  readonly vi: string;
  readonly en: string;
}

export type Messages = Readonly<Record<string, Message>>;
export type Language = keyof Message;

/** What fills the gaps; values that are neither text nor number fill none. */
type MessageValues = Readonly<Record<string, unknown>>;

/** The sentence in one language with its gaps filled; a gap without a value stays as it is, so that tests see it. */
export function filled(message: Message, language: Language, params: MessageValues): string {
  return message[language].replace(/\{(\w+)\}/gu, (gap, name: string) => {
    // A name that differs between the languages comes as two values: `articleVi`, `articleEn`.
    const value = params[name] ?? params[`${name}${language === "vi" ? "Vi" : "En"}`];
    return typeof value === "string" || typeof value === "number" ? String(value) : gap;
  });
}

export function filledInBoth(message: Message, params: MessageValues): Message {
  return { vi: filled(message, "vi", params), en: filled(message, "en", params) };
}
