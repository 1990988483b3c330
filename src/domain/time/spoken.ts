/** Words for people, in both languages. */
export interface Spoken {
  readonly vi: string;
  readonly en: string;
}

export type SpokenLanguage = keyof Spoken;
