/** One sentence, or two, in both languages. `{name}` is filled from the params of the broken rule. */
export interface Message {
  readonly vi: string;
  readonly en: string;
}

export type Messages = Readonly<Record<string, Message>>;
export type Language = keyof Message;
