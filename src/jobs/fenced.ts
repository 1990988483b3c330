import { lastOfRow, type Lease } from "../ports/instance.ts";
import type { Services } from "../ports/services.ts";

/**
 * The same services for somebody who works under a lease: what is written is written only while the lease holds, and
 * nothing is sent any more once it was lost: a card is replaced only after the lease was asked for, and sent only after
 * its beginning was written. A handler thus needs to know nothing of leases.
 */
export function fenced<S extends Pick<Services, "store" | "messenger">>(services: S, lease: Lease): S {
  const { store, messenger } = services;
  const held = () => store.transaction((records) => lease.hold(records));
  return {
    ...services,
    store: {
      ...store,
      transaction: (work, how) =>
        store.transaction(async (records) => {
          await (how === lastOfRow ? lease.end(records) : lease.hold(records));
          return work(records);
        }, how),
    },
    messenger: {
      ...messenger,
      async update(...args) {
        await held();
        return messenger.update(...args);
      },
    },
  };
}
