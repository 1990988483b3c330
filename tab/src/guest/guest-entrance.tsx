import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { guestSession } from "../../../src/contract/guest.ts";
import { createApi } from "../foundation/api.ts";
import type { Here } from "../foundation/session.tsx";
import { readSetting, writeSetting } from "../foundation/settings.ts";
import { ListSkeleton } from "../foundation/states.tsx";
import { GuestContext, guestKeys } from "./guest-context.ts";
import { GuestPage } from "./guest-page.tsx";

/** For who acts for an agency outside (R20-R22); whoever does not sees why nothing opens for them. */
export function GuestEntrance({
  host,
  identity,
  otherwise,
}: Pick<Here, "host" | "identity"> & { otherwise: ReactNode }) {
  const queries = useQueryClient();
  const [api] = useState(() =>
    createApi({
      tokens: identity,
      agencyId: () => readSetting("account"),
      onBehalfOf: () => null,
      uploadsAt: "/api/guest/uploads",
    }),
  );
  const { data: session, error } = useQuery({
    queryKey: guestKeys.session,
    queryFn: async ({ signal }) => {
      try {
        return await api.get("/api/guest/session", guestSession, { signal });
      } catch (refused) {
        // An account that was chosen once and is closed now is forgotten.
        if (readSetting("account") === null) throw refused;
        writeSetting("account", null);
        return api.get("/api/guest/session", guestSession, { signal });
      }
    },
  });
  const here = useMemo(() => {
    const chooseAccount = (accountId: string) => {
      writeSetting("account", accountId);
      void queries.resetQueries({ queryKey: ["guest"] });
    };
    return session === undefined ? null : { api, session, chooseAccount };
  }, [api, session, queries]);
  useEffect(() => {
    if (here !== null || error !== null) host.shown();
  }, [here, error, host]);
  if (here === null) return error === null ? <ListSkeleton rows={8} /> : otherwise;
  return (
    <GuestContext.Provider value={here} key={here.session.accountId}>
      <GuestPage />
    </GuestContext.Provider>
  );
}
