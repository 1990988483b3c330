import {
  createUnitBudget,
  defaultBudget,
  type BudgetSettings,
  type UnitBudget,
} from "../adapters/archive/sharepoint/unit-budget.ts";
import type { Config } from "../config.ts";
import type { SharedLimit } from "../jobs/share-limits.ts";
import { cardsAlone, type Outreach } from "../ports/outreach.ts";
import { once } from "./lazy-parts.ts";

/** Calls a second that all servers together put to Graph: Teams takes 30 of an app in a tenant (POST installedApps). */
const callsPerSecond = 27;
/** So many may catch up at once where a server was busy with something else; with a second's calls they are 30. */
const catchUp = 3;
/** Letters a minute: Exchange takes 30 from a mailbox. */
const lettersPerMinute = 27;

/** One call each: the outbox repeats, and knows what was in doubt. */
const tuning = { attempts: 1, callMs: 30_000 };

export interface ReachParts {
  readonly outreach: Outreach;
  /** What the servers must tell each other, by name. */
  readonly limits: Readonly<Record<string, SharedLimit>>;
}

/** The ways that are set up to reach people; Graph's packages are loaded with the first of them. */
export function openReach(
  { identity, reach }: Pick<Config, "identity" | "reach">,
  servers: () => number,
): ReachParts {
  const { feed, install, readBack, mailFrom, graphUrl, loginUrl } = reach;
  if (identity.mode !== "entra" || !(feed || install || readBack || mailFrom !== null))
    return { outreach: cardsAlone, limits: {} };
  const limits = { reach: graphBudget(servers), mail: evenly(lettersPerMinute, servers) };
  const load = once(async () => {
    const [{ openGraph }, { openTokens }, { defaultTuning }, { graphOutreach }] = await Promise.all([
      import("../adapters/archive/sharepoint/graph.ts"),
      import("../adapters/archive/sharepoint/credential.ts"),
      import("../adapters/archive/sharepoint/settings.ts"),
      import("../adapters/outreach/graph-outreach.ts"),
    ]);
    const tokens = openTokens({ ...identity, graphUrl, loginUrl });
    const within = (budget: UnitBudget) =>
      openGraph({ graphUrl, tokens, budget, tuning: { ...defaultTuning, ...tuning } });
    const manifestId = identity.teamsAppId ?? identity.clientId;
    const settings = { manifestId, ways: { feed, install, readBack }, mailFrom };
    return graphOutreach(within(limits.reach), within(limits.mail), settings);
  });
  return { outreach: lazyOutreach(reach, load), limits };
}

/** The pace at which Graph is asked about Teams; `clock` is another one in tests. */
export function graphBudget(servers: () => number, clock: Partial<Clock> = {}): UnitBudget {
  return evenly(60 * callsPerSecond, servers, clock);
}

type Clock = Pick<BudgetSettings, "now" | "wait">;

function evenly(perMinute: number, servers: () => number, clock: Partial<Clock> = {}): UnitBudget {
  return createUnitBudget({
    ...defaultBudget,
    perMinute,
    dayFactor: null,
    burst: catchUp / perMinute,
    servers,
    ...clock,
  });
}

function lazyOutreach(
  { feed, install, readBack, mailFrom }: Config["reach"],
  load: () => Promise<Outreach>,
): Outreach {
  return {
    feed: feed ? async (...args) => setUp((await load()).feed)(...args) : null,
    install: install ? async (...args) => setUp((await load()).install)(...args) : null,
    readBack: readBack ? async (...args) => setUp((await load()).readBack)(...args) : null,
    mail: mailFrom === null ? null : async (...args) => setUp((await load()).mail)(...args),
  };
}

function setUp<T>(way: T | null): T {
  if (way === null) throw new TypeError("This way to reach people is not set up.");
  return way;
}
