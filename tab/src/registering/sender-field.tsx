import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { agencySuggestions, type AgencySuggestion } from "../../../src/contract/directory.ts";
import { fold, foldWords } from "../../../src/domain/text/fold.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { SuggestField } from "./suggest-field.tsx";
import { useDebounced } from "./use-debounced.ts";

/** What an agency is found by. */
const wordsOf = ({ name, abbreviation, code }: AgencySuggestion): string[] =>
  foldWords(`${name} ${abbreviation} ${code ?? ""}`);

/** Whether each word typed begins one of the agency's. */
function answers(agency: AgencySuggestion, typed: string): boolean {
  const known = wordsOf(agency);
  return foldWords(typed).every((word) => known.some((one) => one.startsWith(word)));
}

/**
 * Agencies of the directory for what was typed; tone marks do not matter. Until the answer to the last letters is here,
 * of the earlier answer only what fits them stays: who types fast and presses Enter must not pick another agency.
 */
export function useAgencies(typed: string): readonly AgencySuggestion[] {
  const api = useApi();
  const q = useDebounced(fold(typed), 150);
  const { data = [], isPlaceholderData } = useQuery({
    queryKey: [...keys.directory, "agencies", q],
    queryFn: ({ signal }) => api.get("/api/directory/agencies", agencySuggestions, { query: { q }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const isLate = isPlaceholderData || q !== fold(typed);
  return isLate ? data.filter((agency) => answers(agency, typed)) : data;
}

interface SenderFieldProps {
  readonly value: string;
  readonly onType: (name: string) => void;
  readonly onPick: (agency: AgencySuggestion) => void;
  readonly onLeave?: (() => void) | undefined;
  /** Whether the value is an agency of the directory already. */
  readonly isPicked?: boolean;
  readonly inputRef?: React.Ref<HTMLInputElement>;
  readonly placeholder?: string;
  readonly "aria-label"?: string;
}

/** An agency picked from the directory or typed: 'so noi vu' finds Sở Nội vụ. */
export function SenderField({ value, onType, onPick, onLeave, isPicked = false, ...rest }: SenderFieldProps) {
  const agencies = useAgencies(value);
  const leave = () => {
    // The same name with its tone marks placed otherwise (ủy, ủy), or in capitals, is that agency.
    const meant = agencies.filter((one) => fold(one.name) === fold(value));
    if (!isPicked && value.trim() !== "" && meant.length === 1 && meant[0]) onPick(meant[0]);
    onLeave?.();
  };
  return (
    <SuggestField
      {...rest}
      value={value}
      onLeave={leave}
      onType={onType}
      onPick={(key) => {
        const agency = agencies.find((one) => one.id === key);
        if (agency) onPick(agency);
      }}
      suggestions={agencies.map(({ id, name, parentName, code }) => ({
        key: id,
        text: name,
        second: [parentName, code].filter(Boolean).join(" · ") || null,
      }))}
    />
  );
}
