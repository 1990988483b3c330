import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { incomingCheck, type IncomingCheck } from "../../../src/contract/incoming.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { wireFields, type FormValues } from "./form-values.ts";
import { useNow } from "./use-now.ts";
import { useDebounced } from "./use-debounced.ts";

/** What the server would say about the form as it stands: number, duplicates, old encodings, the rule of the day. */
export function useIncomingCheck(values: FormValues, uploadIds: readonly string[]): IncomingCheck | null {
  const api = useApi();
  const now = useNow(60_000);
  const typed = JSON.stringify(filled(values, now));
  const fields = useDebounced(typed, 350);
  const { data } = useQuery({
    queryKey: [...keys.incoming, "check", fields, uploadIds],
    queryFn: () => {
      const rested: unknown = JSON.parse(fields);
      return api.post("/api/incoming/check", { fields: rested, uploadIds }, incomingCheck);
    },
    placeholderData: keepPreviousData,
    staleTime: 20_000,
    gcTime: 60_000,
  });
  return data ?? null;
}

/** Only what is there: an empty form is not asked about its empty fields. */
function filled(values: FormValues, now: Date): Record<string, unknown> {
  // Whole minutes: the same form asks once a minute whether it is late by now.
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const wire = wireFields(values, minute);
  return Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== null && value !== ""));
}
