import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { HistoryEntry } from "../../../src/contract/history.ts";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import type { InstructionView } from "../../../src/contract/routing.ts";
import { showInstant, showWhen } from "../foundation/format.ts";
import { useNow } from "../foundation/now.ts";
import { useLanguage, useSay, useWords } from "../foundation/language.tsx";
import { afterName, useNameOf } from "../foundation/who.tsx";
import { SlipAssignment } from "./slip-assignment.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  step: {
    position: "relative",
    padding: `0 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    "::before": {
      content: '""',
      position: "absolute",
      left: "4px",
      top: "6px",
      width: "9px",
      height: "9px",
      boxSizing: "border-box",
      borderRadius: tokens.borderRadiusCircular,
      border: `${tokens.strokeWidthThick} solid ${tokens.colorCompoundBrandStroke}`,
      backgroundColor: tokens.colorNeutralBackground1,
    },
    ":not(:last-child)::after": {
      content: '""',
      position: "absolute",
      left: "8px",
      top: "17px",
      bottom: "-4px",
      width: "1px",
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
  },
  names: { overflowWrap: "anywhere" },
  who: typographyStyles.body1Strong,
  position: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  when: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
  },
  behalf: { ...typographyStyles.caption1Strong, color: tokens.colorBrandForeground1 },
  text: { ...typographyStyles.body1, margin: "2px 0 0", overflowWrap: "anywhere", whiteSpace: "pre-line" },
  replaced: {
    ...typographyStyles.body1,
    margin: "2px 0 0",
    overflowWrap: "anywhere",
    whiteSpace: "pre-line",
    textDecorationLine: "line-through",
    color: tokens.colorNeutralForeground3,
  },
  given: { listStyleType: "none", margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
});

interface Step {
  readonly key: string;
  readonly at: string;
  readonly content: ReactNode;
}

function When({ at }: { at: string }) {
  const styles = useStyles();
  const { language } = useLanguage();
  return (
    <time className={styles.when} dateTime={at} title={showInstant(at)}>
      {showWhen(at, useNow(), language)}
    </time>
  );
}

function Instruction({ instruction, detail }: { instruction: InstructionView; detail: IncomingDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const nameOf = useNameOf();
  const { assignments, instructions } = detail.slip;
  const given = assignments.filter((one) => one.instructionId === instruction.id);
  const before = instructions.find(({ id }) => id === instruction.replaces);
  const isReplaced = instructions.some(({ replaces }) => replaces === instruction.id);
  return (
    <>
      <div className={styles.line}>
        <span className={styles.names}>
          <span className={styles.who}>{nameOf(instruction.by)}</span>{" "}
          <span className={styles.position}>{instruction.position}</span>{" "}
          {instruction.onBehalfOf === null ? null : (
            <span className={styles.behalf}>{t("behalf", { name: instruction.onBehalfOf.name })}</span>
          )}
          {before === undefined ? null : (
            <span className={styles.position}>{t("inPlaceOf", { at: showInstant(before.givenAt) })}</span>
          )}
          {isReplaced ? <span className={styles.position}>{t("replaced")}</span> : null}
        </span>
        <When at={instruction.givenAt} />
      </div>
      {instruction.text === "" ? null : (
        <p className={isReplaced ? styles.replaced : styles.text}>“{instruction.text}”</p>
      )}
      <ul className={styles.given}>
        {given.map((assignment) => (
          <SlipAssignment key={assignment.id} assignment={assignment} />
        ))}
      </ul>
    </>
  );
}

function Event({ entry }: { entry: HistoryEntry }) {
  const styles = useStyles();
  const say = useSay();
  const t = useWords(words);
  const nameOf = useNameOf();
  return (
    <>
      <div className={styles.line}>
        <span className={styles.names}>
          <span className={styles.who}>{nameOf({ id: entry.whoId, name: entry.who })}</span>{" "}
          {afterName(say(entry.sentence))}{" "}
          {entry.onBehalfOf === null ? null : (
            <span className={styles.behalf}>{t("behalf", { name: entry.onBehalfOf })}</span>
          )}
        </span>
        <When at={entry.at} />
      </div>
      {entry.text === null || entry.text === "" ? null : <p className={styles.text}>“{entry.text}”</p>}
    </>
  );
}

/**
 * What belongs on the slip beside the instructions: ways from hand to hand, and what was said about the work. When an
 * assignment was taken note of and done stands at the assignment; the whole history has its own tab.
 */
const onTheSlip =
  /(?:registered|submitted|givenBack|refused|reopened|reported|extensionGranted|extensionRefused|assignmentReturned)$/;

function stepsOf(detail: IncomingDetail): Step[] {
  const events = detail.history
    .filter((entry) => onTheSlip.test(entry.action))
    .map((entry, i): Step => ({ key: `e${i}`, at: entry.at, content: <Event entry={entry} /> }));
  const instructions = detail.slip.instructions.map((instruction): Step => ({
    key: instruction.id,
    at: instruction.givenAt,
    content: <Instruction instruction={instruction} detail={detail} />,
  }));
  return [...events, ...instructions].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** The routing slip: who, acting for whom, ordered what, when, to whom, by when, and whether it was taken note of. */
export function SlipTimeline({ detail }: { detail: IncomingDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <ol className={styles.list} aria-label={t("slip")}>
      {stepsOf(detail).map(({ key, content }) => (
        <li key={key} className={styles.step}>
          {content}
        </li>
      ))}
    </ol>
  );
}
