import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CalendarAddRegular } from "@fluentui/react-icons/svg/calendar-add";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link as PageLink } from "react-router";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { meetingView, type MeetingView } from "../../../src/contract/meetings.ts";
import { isInvitation } from "../../../src/domain/meetings/read-invitation.ts";
import { localTimeOf } from "../../../src/domain/time/local-date.ts";
import { showInstant } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { eventOf, saveCalendarFile, teamsMeetingLink } from "./event.ts";
import { MeetingForm, useMeetingKey } from "./meeting-form.tsx";
import { OwnCalendar } from "./own-calendar.tsx";
import { WhoIsBusy } from "./who-is-busy.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  whole: { marginTop: tokens.spacingVerticalL },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  time: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXS} 0 0`, overflowWrap: "anywhere" },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalS} 0`,
  },
  button: { [onTouch]: { minHeight: "44px" } },
  link: { display: "inline-flex", alignItems: "center", [onTouch]: { minHeight: "44px" } },
  clash: { color: "inherit" },
});

/** Of an invitation: when and where, what else is at that time, and the way into a calendar. */
export function MeetingPart({ detail }: { detail: IncomingDetail }) {
  return isInvitation(detail.fields.typeName) ? <Meeting detail={detail} /> : null;
}

function Meeting({ detail }: { detail: IncomingDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const [isChanging, setIsChanging] = useState(false);
  const { data: view } = useQuery({
    queryKey: useMeetingKey(detail.id),
    queryFn: ({ signal }) => api.get(`/api/incoming/${detail.id}/meeting`, meetingView, { signal }),
  });
  if (view === undefined) return null;
  const isForm = view.maySet && (view.meeting === null || isChanging);
  return (
    <section className={styles.whole} aria-label={t("title")}>
      <h3 className={styles.title}>{t("title")}</h3>
      {view.meeting === null || isChanging ? null : (
        <Settled {...{ detail, view, meeting: view.meeting, onChange: () => setIsChanging(true) }} />
      )}
      <Clashes clashes={view.clashes} />
      {view.maySet && view.calendar === "graph" && (view.meeting ?? view.proposal) !== null ? (
        <WhoIsBusy documentId={detail.id} />
      ) : null}
      {isForm ? (
        <>
          {view.meeting === null ? (
            <p className={styles.hint}>{t(view.proposal === null ? "notRead" : "fromPaper")}</p>
          ) : null}
          <MeetingForm
            key={view.meeting?.version ?? 0}
            documentId={detail.id}
            view={view}
            onDone={() => setIsChanging(false)}
            onCancel={isChanging ? () => setIsChanging(false) : null}
          />
        </>
      ) : null}
    </section>
  );
}

const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  `${showInstant(startsAt)}–${localTimeOf(new Date(endsAt))}`;

interface SettledProps {
  readonly detail: IncomingDetail;
  readonly view: MeetingView;
  readonly meeting: NonNullable<MeetingView["meeting"]>;
  readonly onChange: () => void;
}

function Settled({ detail, view, meeting, onChange }: SettledProps) {
  const styles = useStyles();
  const t = useWords(words);
  const link = `${window.location.origin}/tab/documents/${detail.id}`;
  const said = {
    about: t("about", { symbol: detail.symbol, sender: detail.senderName }),
    link,
    paper: t("paper", { link }),
  };
  const event = eventOf(detail, meeting, view.participants, said);
  return (
    <>
      <p className={styles.time}>{[spanOf(meeting), meeting.place].filter(Boolean).join(" · ")}</p>
      <p className={styles.hint}>{t("setBy", { who: meeting.setBy })}</p>
      <div className={styles.foot}>
        <Link className={styles.link} href={teamsMeetingLink(event)} target="_blank" rel="noreferrer">
          {t("inTeams")}
        </Link>
        <Button
          className={styles.button}
          size="small"
          icon={<CalendarAddRegular />}
          onClick={() => saveCalendarFile(event, `${detail.symbol.replaceAll("/", "-")}.ics`, new Date())}
        >
          {t("inCalendar")}
        </Button>
        {view.maySet ? (
          <Button className={styles.button} size="small" onClick={onChange}>
            {t("change")}
          </Button>
        ) : null}
      </div>
      <OwnCalendar documentId={detail.id} view={view} text={event.description} />
    </>
  );
}

function Clashes({ clashes }: Pick<MeetingView, "clashes">) {
  const styles = useStyles();
  const t = useWords(words);
  return clashes.map((clash) => (
    <NoticeBar key={clash.documentId} intent="warning">
      <PageLink className={styles.clash} to={`/documents/${clash.documentId}`}>
        {t("clash", { symbol: clash.symbol, abstract: clash.abstract, time: spanOf(clash) })}
      </PageLink>
    </NoticeBar>
  ));
}
