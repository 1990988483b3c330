import type { ReactNode } from "react";
import type { RegisterView } from "../../../src/contract/directory.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useDocumentTypes } from "../registering/document-types.ts";
import { ChoiceFilter, DatesFilter, TextFilter } from "./filter-controls.tsx";
import type { OutgoingFilter } from "./outgoing-filter.ts";
import { words } from "./words.ts";

export interface OutgoingFiltering {
  readonly filter: OutgoingFilter & { readonly year: number };
  readonly onFilter: (patch: Partial<OutgoingFilter>) => void;
  readonly registers: readonly RegisterView[];
}

const chosenOr = (value: string): string | undefined => (value === "" ? undefined : value);

/** What narrows each column, by the column's id; in the grid's second row, and above the cards on a phone. */
export function useOutgoingFilters(
  { filter, onFilter, registers }: OutgoingFiltering,
  size: "small" | "medium",
): Record<string, ReactNode> {
  const t = useWords(words);
  const { language } = useLanguage();
  const types = useDocumentTypes("outgoing");
  const books = registers.filter((one) => one.year === filter.year);
  return {
    number: (
      <TextFilter
        key="number"
        label={t("jump")}
        placeholder={t("jumpShort")}
        numeric
        size={size}
        value={filter.atNumber === undefined ? "" : String(filter.atNumber)}
        onChange={(text) => onFilter({ atNumber: /^[1-9]\d*$/.test(text) ? Number(text) : undefined })}
      />
    ),
    issued: (
      <DatesFilter
        key="issued"
        size={size}
        value={filter}
        onChange={({ from, to }) => onFilter({ from, to })}
      />
    ),
    abstract: (
      <ChoiceFilter
        key="abstract"
        label={t("abstract")}
        any={t("anyType")}
        size={size}
        value={filter.typeName ?? ""}
        choices={types.map(({ name }) => ({ value: name, name }))}
        onChange={(typeName) => onFilter({ typeName: chosenOr(typeName) })}
      />
    ),
    book:
      books.length < 2 ? null : (
        <ChoiceFilter
          key="book"
          label={t("register")}
          any={t("allRegisters")}
          size={size}
          value={filter.register ?? ""}
          choices={books.map((one) => ({ value: one.key, name: language === "vi" ? one.name : one.nameEn }))}
          onChange={(register) => onFilter({ register: chosenOr(register) })}
        />
      ),
  };
}
