import type { ImportJob } from "../../domain/imports/import-job.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { NewImported } from "../../ports/records/import-records.ts";
import type { RegisterKey } from "../../ports/records/register-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import type { FreshEntry } from "./judge-rows.ts";
import { importedDocument, sortKeyIn, type Placed } from "./to-document.ts";

/** Puts new entries into their registers, which are opened where they are missing. */
export async function addFresh(
  { ids }: Pick<Services, "ids">,
  records: Records,
  job: ImportJob,
  fresh: readonly FreshEntry[],
): Promise<void> {
  const registers = new Map<string, Placed["register"]>();
  const added: NewImported[] = [];
  for (const { entry, row, rowHash, choice } of fresh) {
    const place = `${entry.year}|${choice.key}`;
    const key = { agencyId: job.agencyId, kind: job.direction, key: choice.key, year: entry.year };
    const register =
      registers.get(place) ?? (await openRegister({ ids }, records, key, choice.nameVi, choice.nameEn));
    registers.set(place, register);
    const placed = { entry, row, rowHash, register };
    const sortKey = sortKeyIn(placed);
    if (sortKey === null) throw new RuleBroken("import.number-suffix", { params: { suffix: entry.suffix } });
    added.push(importedDocument(job, placed, { id: ids.next(), sortKey }));
  }
  await records.imports.add(job.direction, job.id, added);
}

/** The register of a year, opened where it is missing. */
export async function openRegister(
  { ids }: Pick<Services, "ids">,
  records: Records,
  key: RegisterKey,
  name: string,
  nameEn: string,
): Promise<Placed["register"]> {
  const found = await records.registers.find(key);
  if (found === null) await records.registers.open({ id: ids.next(), ...key, name, nameEn });
  const register = found ?? (await records.registers.find(key));
  if (register === null) throw new Error("A register was opened and is not there.");
  return { id: register.id, key: register.key, ordinal: register.ordinal };
}
