import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { z } from "zod";
import { availability, type AvailabilityView } from "../../../src/contract/meetings.ts";
import { localTimeOf } from "../../../src/domain/time/local-date.ts";
import { useInMyName } from "../foundation/in-my-name.tsx";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  person: {
    ...typographyStyles.body1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: "anywhere",
  },
  busy: { color: tokens.colorStatusWarningForeground2, fontWeight: tokens.fontWeightSemibold },
  free: { color: tokens.colorNeutralForeground3 },
  button: { alignSelf: "flex-start", [onTouch]: { minHeight: "44px" } },
  whole: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalS,
  },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
});

const nothing = z.null();

/** Who of those that are to go is busy at the time of the meeting, asked for when the reader wants to know. */
export function WhoIsBusy({ documentId }: { documentId: string }) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const { run, isRunning, result, bar } = useInMyName({
    name: `meeting-busy ${documentId}`,
    input: nothing,
    act: () => api.get(`/api/incoming/${documentId}/meeting/busy`, availability),
  });
  return (
    <div className={styles.whole}>
      <Button className={styles.button} size="small" disabledFocusable={isRunning} onClick={() => run(null)}>
        {t(result === undefined ? "whoIsBusy" : "lookAgain")}
      </Button>
      {bar}
      {result === undefined ? null : result.people.length === 0 ? (
        <p className={styles.hint}>{t("nobodyToGo")}</p>
      ) : (
        <ul className={styles.list} aria-label={t("whoIsBusy")} aria-live="polite">
          {result.people.map((person) => (
            <PersonLine key={person.email} person={person} />
          ))}
        </ul>
      )}
    </div>
  );
}

function PersonLine({ person }: { person: AvailabilityView["people"][number] }) {
  const styles = useStyles();
  const t = useWords(words);
  const isBusy = person.busy.length > 0;
  const spans = person.busy.map(({ kind, startsAt, endsAt }) =>
    t(kind, { from: localTimeOf(new Date(startsAt)), to: localTimeOf(new Date(endsAt)) }),
  );
  const state = person.isUnknown ? t("notSeen") : isBusy ? spans.join("; ") : t("free");
  return (
    <li className={styles.person}>
      <span>{person.name}</span>
      <span className={isBusy ? styles.busy : styles.free}>{state}</span>
    </li>
  );
}
