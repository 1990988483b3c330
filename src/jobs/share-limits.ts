import type { Instance } from "../ports/instance.ts";
import type { Services } from "../ports/services.ts";

/** A limit that other servers must know of, such as `http/rate-limit.ts` keeps for each key. */
export interface SharedLimit {
  busy(): readonly { readonly key: string; readonly used: number }[];
  learn(server: string, key: string, used: number): void;
}

/**
 * Tells the other servers what this one let through of busy keys, and takes what they let through out of the same
 * buckets. Alone it asks the store nothing.
 */
export function limitSharing(
  { store, instance }: Pick<Services, "store"> & { readonly instance: Instance },
  limits: Readonly<Record<string, SharedLimit>>,
): () => Promise<void> {
  return async () => {
    if (instance.count < 2) return;
    const uses = Object.entries(limits).flatMap(([name, limit]) =>
      limit.busy().map(({ key, used }) => ({ key: `${name} ${key}`, instanceId: instance.id, used })),
    );
    if (uses.length > 0) await store.transaction(({ instances }) => instances.countUse(uses));
    for (const { key, instanceId, used } of await store.read.instances.usesBut(instance.id)) {
      const end = key.indexOf(" ");
      limits[key.slice(0, end)]?.learn(instanceId, key.slice(end + 1), used);
    }
  };
}
