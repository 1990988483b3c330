import { Avatar, Button, makeStyles, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { BuildingGovernmentRegular } from "@fluentui/react-icons/svg/building-government";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { useMutation, useQuery } from "@tanstack/react-query";
import { signInOptions, type SignInOptions } from "../../../src/contract/session.ts";
import type { Role } from "../../../src/domain/people/actor.ts";
import type { EntraPlace } from "../foundation/entra-place.ts";
import { initialsOf } from "../foundation/format.ts";
import type { Host } from "../foundation/host.ts";
import type { Identity } from "../foundation/identity.ts";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { EmptyState, FailedState, FailureBar, ListSkeleton } from "../foundation/states.tsx";
import { words as foundationWords } from "../foundation/words.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    maxWidth: "960px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXL,
  },
  title: { ...typographyStyles.title2, margin: 0 },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0, maxWidth: "64ch" },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  agency: {
    ...typographyStyles.subtitle2,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
  icon: { fontSize: "20px", lineHeight: 0, color: tokens.colorBrandForeground1 },
  acts: { display: "flex", flexWrap: "wrap", justifyContent: "center", gap: tokens.spacingHorizontalS },
  people: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 280px), 1fr))",
    gap: tokens.spacingHorizontalS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  person: {
    width: "100%",
    height: "100%",
    minHeight: "64px",
    justifyContent: "flex-start",
    textAlign: "left",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    [onTouch]: { minHeight: "72px" },
  },
  words: { display: "flex", flexDirection: "column", minWidth: 0 },
  name: typographyStyles.body1Strong,
  role: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

export interface SignInProps {
  readonly host: Host;
  readonly identity: Identity;
  /** A session ended while something was open. */
  readonly isAgain: boolean;
  readonly onDone: () => void;
}

type SamplePerson = Extract<SignInOptions, { mode: "sample" }>["people"][number];

const roleWords = {
  clerk: "roleClerk",
  leader: "roleLeader",
  unitHead: "roleUnitHead",
  specialist: "roleSpecialist",
  administrator: "roleAdministrator",
  auditor: "roleAuditor",
  securityOfficer: "roleSecurityOfficer",
} as const satisfies Record<Role, keyof typeof words>;

function PersonButton({
  person,
  isBusy,
  onChoose,
}: {
  person: SamplePerson;
  isBusy: boolean;
  onChoose: () => void;
}) {
  const styles = useStyles();
  const t = useWords(words);
  const roles = person.roles.map((role) => t(roleWords[role])).filter((word) => word !== person.position);
  return (
    <Button appearance="subtle" className={styles.person} onClick={onChoose} disabledFocusable={isBusy}>
      <Avatar
        initials={initialsOf(person.name)}
        color="colorful"
        idForColor={person.id}
        size={40}
        aria-hidden
      />
      <span className={styles.words}>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.role}>{[person.position, ...roles].filter(Boolean).join(" · ")}</span>
      </span>
    </Button>
  );
}

function byAgency(people: readonly SamplePerson[]): [string, SamplePerson[]][] {
  return [...Map.groupBy(people, (person) => person.agency)];
}

function Picker({ people, identity, isAgain, onDone }: SignInProps & { people: readonly SamplePerson[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const signIn = useMutation({
    mutationFn: (personId: string) => identity.signInAs(personId),
    onSuccess: onDone,
  });
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("signInTitle")}</h1>
        <p className={styles.hint}>{t(isAgain ? "signInAgain" : "signInHint")}</p>
      </header>
      <FailureBar error={signIn.error} />
      {signIn.isPending ? <Spinner size="tiny" label={t("signingIn")} /> : null}
      {byAgency(people).map(([agency, members]) => (
        <section key={agency} aria-label={agency}>
          <h2 className={styles.agency}>
            <BuildingGovernmentRegular className={styles.icon} />
            {agency}
          </h2>
          <ul className={styles.people}>
            {members.map((person) => (
              <li key={person.id}>
                <PersonButton
                  person={person}
                  isBusy={signIn.isPending}
                  onChoose={() => signIn.mutate(person.id)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** In Teams: consent, or another silent attempt; in a plain browser the way to Entra's own page. */
function EntraSignIn({ identity, host, isAgain, onDone, place }: SignInProps & { place: EntraPlace }) {
  const styles = useStyles();
  const t = useWords(words);
  const f = useWords(foundationWords);
  const isTeams = host.kind === "teams";
  const ask = useMutation({
    mutationFn: () => identity.ask(place),
    onSuccess: onDone,
  });
  const hint = isTeams ? "consentNeededHint" : isAgain ? "signInAgain" : "signInEntraHint";
  return (
    <>
      <FailureBar error={ask.error} />
      <EmptyState
        icon={<PeopleTeamRegular />}
        title={t(isTeams ? "consentNeeded" : "signInEntra")}
        hint={t(hint)}
        action={
          <div className={styles.acts}>
            <Button appearance="primary" onClick={() => ask.mutate()} disabledFocusable={ask.isPending}>
              {t(isTeams ? "consent" : "signInEntraAct")}
            </Button>
            {isTeams ? <Button onClick={() => void identity.start()}>{f("retry")}</Button> : null}
          </div>
        }
      />
    </>
  );
}

async function readOptions(): Promise<SignInOptions> {
  return signInOptions.parse(await (await fetch("/api/sign-in")).json());
}

/** How to come in: sample people in the embedded mode, Entra otherwise. */
export function SignIn(props: SignInProps) {
  const styles = useStyles();
  const options = useQuery({ queryKey: ["sign-in"], queryFn: readOptions });
  if (options.data?.mode === "sample") {
    return (
      <main className={styles.page}>
        <Picker {...props} people={options.data.people} />
      </main>
    );
  }
  return (
    <main className={styles.page}>
      {options.isPending ? <ListSkeleton rows={6} /> : null}
      {options.isError ? (
        <FailedState error={options.error} onRetry={() => void options.refetch()} />
      ) : options.data === undefined ? null : (
        <EntraSignIn {...props} place={options.data} />
      )}
    </main>
  );
}
