import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import { session as sessionSchema, type Session } from "../../../src/contract/session.ts";
import { createApi, type Api } from "../foundation/api.ts";
import type { Host } from "../foundation/host.ts";
import type { Identity } from "../foundation/identity.ts";
import { isTransient, ProblemError, SignInNeeded } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { HereContext, type Here } from "../foundation/session.tsx";
import { readSetting, writeSetting } from "../foundation/settings.ts";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { workPageOptions } from "../work/work-query.ts";
import { Shell } from "./shell.tsx";

const GuestEntrance = lazy(async () => ({
  default: (await import("../guest/guest-entrance.tsx")).GuestEntrance,
}));
const SignIn = lazy(async () => ({ default: (await import("./sign-in.tsx")).SignIn }));

const useStyles = makeStyles({
  whole: { height: "100%", backgroundColor: tokens.colorNeutralBackground1, overflow: "auto" },
  over: {
    position: "fixed",
    inset: 0,
    zIndex: tokens.zIndexOverlay,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "auto",
  },
});

/** The first page's list is asked for together with the session, so that it is there as soon as the shell is. */
function askAhead(queries: QueryClient, api: Api): void {
  if (window.location.pathname.replace(/\/$/, "") === "/tab") {
    void queries.prefetchInfiniteQuery(workPageOptions(api, "toHandle"));
  }
}

/** Reads the session in the chosen agency; a delegation that is over, or an agency
 * that is no longer mine, is forgotten. */
function useSessionQuery(api: Api, isSignedIn: boolean) {
  return useQuery({
    queryKey: keys.session,
    enabled: isSignedIn,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      try {
        return await api.get("/api/session", sessionSchema, { signal });
      } catch (error) {
        const chosen = (["behalf", "agency"] as const).find((it) => readSetting(it) !== null);
        if (error instanceof SignInNeeded || isTransient(error) || chosen === undefined) throw error;
        writeSetting(chosen, null);
        return api.get("/api/session", sessionSchema, { signal });
      }
    },
  });
}

function useStart(identity: Identity, queries: QueryClient, api: Api): void {
  useEffect(() => {
    const start = async () => {
      await identity.start();
      if (identity.state() === "signedIn") askAhead(queries, api);
    };
    void start();
  }, [identity, queries, api]);
}

/**
 * What the pages count on; null until it is known who this is. A choice of agency or person takes the pages away until
 * it is known who acts now, so that none of them asks in the new agency for a paper of the old one.
 */
function useWhoIsHere({
  api,
  host,
  identity,
  session,
}: Pick<Here, "api" | "host" | "identity"> & { session: Session | undefined }): Here | null {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMemo(() => {
    const actFor = (personId: string | null) => {
      writeSetting("behalf", personId);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
      void queries.resetQueries({ queryKey: keys.session });
    };
    const chooseAgency = (agencyId: string) => {
      writeSetting("agency", agencyId);
      actFor(null);
      void navigate("/", { replace: true });
    };
    return session === undefined ? null : { api, host, identity, session, chooseAgency, actFor };
  }, [api, host, identity, session, queries, navigate]);
}

/** Who has no appointment here may act for an agency outside. */
function WhoElse({
  error,
  onRetry,
  ...who
}: Pick<Here, "host" | "identity"> & { error: unknown; onRetry: () => void }) {
  const failed = <FailedState error={error} onRetry={onRetry} />;
  if (!(error instanceof ProblemError) || error.code !== "access.no-appointment") return failed;
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <GuestEntrance {...who} otherwise={failed} />
    </Suspense>
  );
}

/**
 * Signs in, reads who this is, and shows the pages. When a session ends, the sign-in page lies over what is open, so
 * that nothing that was being written is lost.
 */
export function Entrance({ host, identity }: { host: Host; identity: Identity }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const state = useSyncExternalStore(identity.subscribe, identity.state);
  const [api] = useState(() =>
    createApi({
      tokens: identity,
      agencyId: () => readSetting("agency"),
      onBehalfOf: () => readSetting("behalf"),
    }),
  );
  useStart(identity, queries, api);
  const { data: session, error, refetch } = useSessionQuery(api, state === "signedIn");
  const here = useWhoIsHere({ api, host, identity, session });
  useEffect(() => {
    if (here !== null || state === "needed" || error !== null) host.shown();
  }, [here, state, error, host]);
  const signedIn = () => {
    void queries.invalidateQueries();
  };
  return (
    <>
      {here === null ? (
        state === "needed" ? null : (
          <div className={styles.whole}>
            {error === null ? (
              <ListSkeleton rows={8} />
            ) : (
              <WhoElse error={error} host={host} identity={identity} onRetry={() => void refetch()} />
            )}
          </div>
        )
      ) : (
        <HereContext.Provider
          value={here}
          key={`${here.session.person.id} ${here.session.agency.id} ${here.session.onBehalfOf?.id ?? ""}`}
        >
          <div style={{ height: "100%" }} inert={state === "needed"}>
            <Shell />
          </div>
        </HereContext.Provider>
      )}
      {state === "needed" ? (
        <div className={styles.over}>
          <Suspense fallback={<ListSkeleton rows={8} />}>
            <SignIn host={host} identity={identity} isAgain={here !== null} onDone={signedIn} />
          </Suspense>
        </div>
      ) : null}
    </>
  );
}
