import type { z } from "zod";
import type { RegisterView, registersQuery } from "../../contract/directory.ts";
import { registerKeyFor } from "../../domain/numbering/scheme.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { Register } from "../../ports/records/register-records.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

/**
 * The registers of the actor's agency, newest year first, for filters, for printing and for registering into. Those of
 * incoming documents that the agency's rules name for this year are there before their first number.
 */
export async function listRegisters(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
  { kind, year }: z.infer<typeof registersQuery>,
): Promise<RegisterView[]> {
  const opened = (await store.read.registers.ofAgency(actor.agencyId, kind, year)).map(view);
  const today = localDateOf(clock.now());
  const thisYear = yearOf(today);
  if (kind === "outgoing" || (year !== undefined && year !== thisYear)) return opened;
  const { numbering } = await loadAgencyRules(store.read, actor.agencyId, today);
  const named = [null, ...numbering.incoming.map(({ key }) => key)].map((registerKey): RegisterView => {
    const choice = registerKeyFor({ direction: "incoming", registerKey }, numbering);
    const { key, nameVi: name, nameEn } = choice;
    return { key, name, nameEn, year: thisYear, lastNumber: 0, hasGaps: false };
  });
  const isOpen = (it: RegisterView) =>
    opened.some(({ key, year: openYear }) => key === it.key && openYear === it.year);
  const ofThisYear = opened.filter((it) => it.year === thisYear);
  const earlier = opened.filter((it) => it.year !== thisYear);
  return [...ofThisYear, ...named.filter((it) => !isOpen(it)), ...earlier];
}

function view({ key, name, nameEn, year, lastNumber, hasGaps }: Register): RegisterView {
  return { key, name, nameEn, year, lastNumber, hasGaps };
}
