import { addDays, localDateOf } from "../domain/time/local-date.ts";
import { openAccount } from "../usecases/guests/manage-accounts.ts";
import { nameRepresentative } from "../usecases/guests/name-representative.ts";
import { named, type DirectoryAgency, type Office, type SeedServices } from "./world.ts";

/** Sở Nội vụ keeps its registers elsewhere: a clerk of it acts for it here, under her own name (R20-R22). */
export async function inviteGuest(
  services: SeedServices,
  { actors }: Office,
  directory: ReadonlyMap<string, DirectoryAgency>,
): Promise<void> {
  const administrator = named(actors, "phi");
  const { id } = await openAccount(services, administrator, { outsideId: named(directory, "snv").id });
  const on = localDateOf(services.clock.now());
  await nameRepresentative(services, administrator, id, {
    fullName: "Hà Thị Nguyên",
    email: "nguyen.ht@snv.example",
    directoryId: "5c000000-0000-4000-8000-000000000001",
    basis: "88/GGT-SNV",
    validFrom: on,
    validTo: addDays(on, 365),
  });
}
