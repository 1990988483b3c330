import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { filled } from "../../../src/contract/messages/message.ts";
import type { Language, Sentence, Words } from "./define-words.ts";
import { readSetting, writeSetting } from "./settings.ts";

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: "vi", choose: () => undefined });

/** Vietnamese unless the person chose English here, or Teams speaks another language than Vietnamese. */
export function LanguageProvider({
  hostLocale,
  children,
}: {
  hostLocale: string | null;
  children: ReactNode;
}) {
  const [chosen, setChosen] = useState(() => readSetting("language"));
  const language: Language =
    chosen === "vi" || chosen === "en"
      ? chosen
      : hostLocale !== null && !hostLocale.toLowerCase().startsWith("vi")
        ? "en"
        : "vi";
  const choose = useCallback((next: Language) => {
    writeSetting("language", next);
    setChosen(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

export type Translate<W extends Words> = (
  key: keyof W & string,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** `const t = useWords(words); t("save")`, in the language the person reads. */
export function useWords<W extends Words>(words: W): Translate<W> {
  const { language } = useLanguage();
  return useCallback(
    (key, params = {}) => {
      const sentence: Sentence | undefined = words[key];
      return sentence === undefined ? key : filled(sentence, language, params);
    },
    [words, language],
  );
}

/** Picks from a sentence that the server wrote in both languages. */
export function useSay(): (sentence: Sentence) => string {
  const { language } = useLanguage();
  return useCallback((sentence) => sentence[language], [language]);
}
