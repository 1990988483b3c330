import { useQuery } from "@tanstack/react-query";
import { registers, type RegisterView } from "../../../src/contract/directory.ts";
import { today } from "../foundation/format.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";

/** The registers of my agency of every year; null until they are known. */
export function useRegisters(kind: "incoming" | "outgoing"): readonly RegisterView[] | null {
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: [...keys.registers, kind],
    queryFn: ({ signal }) => api.get("/api/registers", registers, { query: { kind }, signal }),
  });
  // Without this list the register is still read, page by page.
  return data ?? (error ? [] : null);
}

/** The year to open: this one, or the last that has a register. */
export function openingYear(known: readonly RegisterView[] | null): number {
  const now = Number(today().slice(0, 4));
  const years = (known ?? []).map((one) => one.year).filter((year) => year <= now);
  return years.length === 0 ? now : Math.max(...years);
}

/** How many entries a register has whose numbers tell their places; 0 where they do not. */
export function lastWithoutGaps(register: RegisterView | undefined): number {
  return register === undefined || register.hasGaps ? 0 : register.lastNumber;
}
