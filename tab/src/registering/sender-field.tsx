import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { agencySuggestions, type AgencySuggestion } from "../../../src/contract/directory.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { SuggestField } from "./suggest-field.tsx";
import { useDebounced } from "./use-debounced.ts";

/** Agencies of the directory for what was typed; tone marks do not matter. */
export function useAgencies(typed: string): readonly AgencySuggestion[] {
  const api = useApi();
  const q = useDebounced(fold(typed), 150);
  const { data } = useQuery({
    queryKey: [...keys.directory, "agencies", q],
    queryFn: ({ signal }) => api.get("/api/directory/agencies", agencySuggestions, { query: { q }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return data ?? [];
}

interface SenderFieldProps {
  readonly value: string;
  readonly onType: (name: string) => void;
  readonly onPick: (agency: AgencySuggestion) => void;
  readonly onLeave?: (() => void) | undefined;
  readonly inputRef?: React.Ref<HTMLInputElement>;
  readonly placeholder?: string;
  readonly "aria-label"?: string;
}

/** An agency picked from the directory or typed: 'so noi vu' finds Sở Nội vụ. */
export function SenderField({ value, onType, onPick, ...rest }: SenderFieldProps) {
  const agencies = useAgencies(value);
  return (
    <SuggestField
      {...rest}
      value={value}
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
