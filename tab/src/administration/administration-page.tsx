import { makeStyles, Select, Tab, TabList, tokens, typographyStyles } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router";
import { useWords } from "../foundation/language.tsx";
import { onNarrow, useIsWide } from "../foundation/screen.ts";
import { useHasRole } from "../foundation/session.tsx";
import { EmptyState, ListSkeleton } from "../foundation/states.tsx";
import { words } from "./words.ts";

const Organisation = lazy(async () => ({
  default: (await import("./organisation/organisation-part.tsx")).OrganisationPart,
}));
const People = lazy(async () => ({ default: (await import("./people/people-part.tsx")).PeoplePart }));
const Accounts = lazy(async () => ({ default: (await import("./accounts/accounts-part.tsx")).AccountsPart }));
const Delegations = lazy(async () => ({
  default: (await import("./delegations/delegations-part.tsx")).DelegationsPart,
}));
const Rights = lazy(async () => ({ default: (await import("./rights/rights-part.tsx")).RightsPart }));
const Directory = lazy(async () => ({
  default: (await import("./directory/directory-part.tsx")).DirectoryPart,
}));
const Guests = lazy(async () => ({ default: (await import("./guests/guests-part.tsx")).GuestsPart }));
const Rules = lazy(async () => ({ default: (await import("./rules/rules-part.tsx")).RulesPart }));
const Trust = lazy(async () => ({ default: (await import("./trust/trust-part.tsx")).TrustPart }));
const Calendar = lazy(async () => ({ default: (await import("./calendar/calendar-part.tsx")).CalendarPart }));
const Deliveries = lazy(async () => ({
  default: (await import("./deliveries/deliveries-part.tsx")).DeliveriesPart,
}));
const Channels = lazy(async () => ({ default: (await import("./channels/channels-part.tsx")).ChannelsPart }));
const DeadLetters = lazy(async () => ({
  default: (await import("./dead-letters/dead-letters-part.tsx")).DeadLettersPart,
}));
const Quarantine = lazy(async () => ({
  default: (await import("./quarantine/quarantine-part.tsx")).QuarantinePart,
}));
const Sealing = lazy(async () => ({ default: (await import("./sealing/sealing-part.tsx")).SealingPart }));
const Practice = lazy(async () => ({ default: (await import("./practice/practice-part.tsx")).PracticePart }));
const Health = lazy(async () => ({ default: (await import("./health/health-part.tsx")).HealthPart }));

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minHeight: 0,
    [onNarrow]: { height: "auto" },
  },
  title: {
    ...typographyStyles.subtitle1,
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
  },
  body: { display: "flex", flex: 1, minHeight: 0, [onNarrow]: { flexDirection: "column" } },
  rail: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    flexShrink: 0,
    width: "192px",
    boxSizing: "border-box",
    overflowY: "auto",
    padding: tokens.spacingHorizontalS,
  },
  // In line with the words of the parts below it.
  group: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalMNudge}`,
  },
  // The words keep the room of their bold form; without this each would stand in the middle of its own.
  railPart: { "& > .fui-Tab__content": { textAlign: "left", justifySelf: "start" } },
  choice: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: "flex",
    flexDirection: "column",
  },
  part: {
    flex: 1,
    minWidth: 0,
    minHeight: 0,
    overflow: "auto",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    [onNarrow]: { padding: tokens.spacingHorizontalM, overflow: "visible" },
  },
});

const parts = [
  ["organisation", "organisation", Organisation],
  ["people", "people", People],
  ["directory", "directory", Directory],
  ["rights", "rights", Rights],
  ["delegations", "delegations", Delegations],
  ["guests", "guests", Guests],
  ["accounts", "accounts", Accounts],
  ["rules", "rules", Rules],
  ["trust", "trust", Trust],
  ["calendar", "calendar", Calendar],
  ["practice", "practice", Practice],
  ["health", "health", Health],
  ["deliveries", "deliveries", Deliveries],
  ["channels", "channels", Channels],
  ["dead-letters", "deadLetters", DeadLetters],
  ["quarantine", "quarantine", Quarantine],
  ["sealing", "sealing", Sealing],
] as const;
type Part = (typeof parts)[number];

/** What belongs together, by the path with which each begins. */
const groups = [
  ["organisation", "whoGroup"],
  ["rules", "howGroup"],
  ["health", "runGroup"],
] as const;

/** Quản trị: how the agency is made, what rules hold in it, and how the product does. */
export function AdministrationPage() {
  const styles = useStyles();
  const t = useWords(words);
  const shown = useParts();
  if (shown.length === 0)
    return <EmptyState icon={<LockClosedRegular />} title={t("title")} hint={t("noPermission")} />;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("title")}</h1>
      <div className={styles.body}>
        <PartChoice shown={shown} />
        <div className={styles.part}>
          <Suspense fallback={<ListSkeleton rows={8} />}>
            <Routes>
              {shown.map(([path, , Part]) => (
                <Route key={path} path={path} element={<Part />} />
              ))}
              <Route path="*" element={<Navigate to={shown[0]?.[0] ?? ""} replace />} />
            </Routes>
          </Suspense>
        </div>
      </div>
    </div>
  );
}

/** What this person administers: a security officer sees to lost accounts alone. */
function useParts(): readonly Part[] {
  const isAdministrator = useHasRole("administrator");
  const isSecurityOfficer = useHasRole("securityOfficer");
  if (isAdministrator) return parts;
  return isSecurityOfficer ? parts.filter(([path]) => path === "accounts") : [];
}

interface PartGroup {
  readonly word: (typeof groups)[number][1];
  readonly shown: readonly Part[];
}

function grouped(shown: readonly Part[]): readonly PartGroup[] {
  const begins = groups.map(([path]) => parts.findIndex(([one]) => one === path));
  return groups
    .map(([, word], at) => ({ word, held: parts.slice(begins[at], begins[at + 1]) }))
    .map(({ word, held }) => ({ word, shown: shown.filter((part) => held.includes(part)) }))
    .filter((group) => group.shown.length > 0);
}

function PartChoice({ shown }: { shown: readonly Part[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const isWide = useIsWide();
  const navigate = useNavigate();
  const at = useLocation().pathname.split("/")[2] ?? "";
  const go = (path: string) => void navigate(`/administration/${path}`);
  if (!isWide)
    return (
      <div className={styles.choice}>
        <Select size="large" aria-label={t("title")} value={at} onChange={(_event, data) => go(data.value)}>
          {grouped(shown).map((group) => (
            <optgroup key={group.word} label={t(group.word)}>
              {group.shown.map(([path, word]) => (
                <option key={path} value={path}>
                  {t(word)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </div>
    );
  return (
    <nav className={styles.rail} aria-label={t("title")}>
      {grouped(shown).map((group) => (
        <div key={group.word}>
          <p className={styles.group}>{t(group.word)}</p>
          <TabList
            vertical
            aria-label={t(group.word)}
            selectedValue={at}
            onTabSelect={(_event, data) => go(String(data.value))}
          >
            {group.shown.map(([path, word]) => (
              <Tab key={path} className={styles.railPart} value={path}>
                {t(word)}
              </Tab>
            ))}
          </TabList>
        </div>
      ))}
    </nav>
  );
}
