import { addDays, localDateOf } from "../domain/time/local-date.ts";
import { delegate } from "../usecases/delegations/delegate.ts";
import { named, type Office, type SeedServices } from "./world.ts";

/** The director's deputy stands in for letters and invitations for a month (NĐ 30, Đ13.3). */
export async function delegateWork(services: SeedServices, { actors }: Office): Promise<void> {
  const on = localDateOf(services.clock.now());
  await delegate(services, named(actors, "khai"), {
    kind: "authorised",
    receiverId: named(actors, "hường").personId,
    types: ["Công văn", "Giấy mời", "Báo cáo"],
    basis: "07/GUQ-SKHCN",
    validFrom: on,
    validTo: addDays(on, 90),
  });
}
