import { Button, Checkbox, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CalendarPersonRegular } from "@fluentui/react-icons/svg/calendar-person";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { eventDone, eventInput, type EventInput, type MeetingView } from "../../../src/contract/meetings.ts";
import { showInstant } from "../foundation/format.ts";
import { intoView, useInMyName } from "../foundation/in-my-name.tsx";
import { useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { ProblemError } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { useMeetingKey } from "./meeting-form.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  whole: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalS,
  },
  acts: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  line: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  button: { [onTouch]: { minHeight: "44px" } },
  link: { display: "inline-flex", alignItems: "center", [onTouch]: { minHeight: "44px" } },
});

interface OwnCalendarProps {
  readonly documentId: string;
  readonly view: MeetingView;
  /** What the event says of the invitation, and where its papers are. */
  readonly text: string;
}

/** The settled meeting in the reader's own calendar, through Graph: drafted once, later brought up to date. */
export function OwnCalendar({ documentId, view, text }: OwnCalendarProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (!view.maySet) return null;
  if (view.calendar === "none") return <p className={styles.hint}>{t("needsMicrosoft")}</p>;
  if (view.event !== null && !view.event.isMine)
    return <p className={styles.line}>{t("draftedBy", { who: view.event.by })}</p>;
  return <Drafting {...{ documentId, view, text }} />;
}

function useDrafting(documentId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  const key = useMeetingKey(documentId);
  return useInMyName({
    name: `meeting-event ${documentId}`,
    input: eventInput,
    act: (body: EventInput) => api.post(`/api/incoming/${documentId}/meeting/event`, body, eventDone),
    onDone: ({ meeting }) => {
      queries.setQueryData(key, meeting);
      void queries.invalidateQueries({ queryKey: keys.document(documentId), exact: true });
      notices.done(t("drafted"));
    },
  });
}

function Drafting({ documentId, view: { event }, text }: OwnCalendarProps) {
  const styles = useStyles();
  const t = useWords(words);
  const drafting = useDrafting(documentId);
  const [withPapers, setWithPapers] = useState(false);
  const input = { text, withPapers, alsoSent: false };
  const leftOut = drafting.result?.leftOut ?? [];
  return (
    <div className={styles.whole}>
      {event === null ? null : (
        <p className={styles.line}>
          {t(event.isCurrent ? "inMine" : "inMineBefore", { at: showInstant(event.at) })}{" "}
          {event.link === null ? null : (
            <Link className={styles.link} href={event.link} target="_blank" rel="noreferrer">
              {t("openOutlook")}
            </Link>
          )}
        </p>
      )}
      <div className={styles.acts}>
        <Button
          className={styles.button}
          size="small"
          appearance={event?.isCurrent === true ? "secondary" : "primary"}
          icon={<CalendarPersonRegular />}
          disabledFocusable={drafting.isRunning}
          onClick={() => drafting.run(input)}
        >
          {t(event === null ? "draft" : event.isCurrent ? "draftAgain" : "update")}
        </Button>
        <Checkbox
          label={t("withPapers")}
          checked={withPapers}
          onChange={(_event, { checked }) => setWithPapers(checked === true)}
        />
      </div>
      {event === null ? <p className={styles.hint}>{t("draftHint")}</p> : null}
      <Standing
        error={drafting.error}
        bar={drafting.bar}
        onGoOn={() => drafting.run({ ...input, alsoSent: true })}
      />
      {leftOut.length === 0 ? null : (
        <NoticeBar intent="info">{t("leftOut", { names: leftOut.join(", ") })}</NoticeBar>
      )}
    </div>
  );
}

interface StandingProps {
  readonly error: Error | null;
  readonly bar: ReactNode;
  readonly onGoOn: () => void;
}

/** An event that was sent is changed only when somebody says once more that all shall be told. */
function Standing({ error, bar, onGoOn }: StandingProps) {
  const t = useWords(words);
  if (!(error instanceof ProblemError) || error.code !== "meeting.sent-already") return bar;
  return (
    <div ref={intoView}>
      <NoticeBar intent="warning" action={{ word: t("tellAll"), onClick: onGoOn }}>
        {t("sentAlready")}
      </NoticeBar>
    </div>
  );
}
