import { Button, makeStyles, tokens, Tooltip, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ArrowMaximizeRegular } from "@fluentui/react-icons/svg/arrow-maximize";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { useNavigate } from "react-router";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { showDate } from "../foundation/format.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { DeadlineMark, PriorityMark, StateMark } from "../foundation/marks.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { LegalButton } from "../signatures/legal-button.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    flexShrink: 0,
    [onPhone]: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}` },
  },
  words: { flex: 1, minWidth: 0 },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0, fontVariantNumeric: "tabular-nums" },
  abstract: {
    ...typographyStyles.body1,
    margin: "2px 0",
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
    overflowWrap: "anywhere",
  },
  about: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  late: {
    ...typographyStyles.caption1Strong,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorStatusWarningForeground2,
  },
  tool: { flexShrink: 0, [onTouch]: { minWidth: "44px", minHeight: "44px" } },
});

function LateMark({ late }: Pick<IncomingDetail, "late">) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  if (late === null) return null;
  return (
    <Tooltip content={say(late.article)} relationship="description" withArrow>
      <span className={styles.late}>
        <WarningFilled aria-hidden />
        {t("late")}
      </span>
    </Tooltip>
  );
}

interface DocumentHeadProps {
  readonly detail: IncomingDetail;
  readonly place: "page" | "pane";
  readonly onSignatures: () => void;
}

/** Which paper this is, where it stands, and by when. */
export function DocumentHead({ detail, place, onSignatures }: DocumentHeadProps) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const { fields } = detail;
  const Title = place === "page" ? "h1" : "h2";
  const title = t("title", {
    number: `${detail.arrivalNumber}${detail.numberSuffix ?? ""}`,
    symbol: detail.symbol,
    date: showDate(fields.issuedDate),
  }).replace(/ · $/, "");
  const about = [
    detail.senderName,
    fields.typeName,
    fields.pageCount === null ? "" : t("pages", { count: fields.pageCount }),
  ];
  return (
    <header className={styles.head}>
      {place === "page" ? (
        <Button
          className={styles.tool}
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={t("back")}
          onClick={() => void (window.history.length > 1 ? navigate(-1) : navigate("/work"))}
        />
      ) : null}
      <div className={styles.words}>
        <div className={styles.line}>
          <Title className={styles.title}>{title}</Title>
          <PriorityMark priority={fields.priority} />
          <StateMark state={detail.state} />
          <DeadlineMark deadline={detail.deadline} />
          <LateMark late={detail.late} />
          <LegalButton legalValue={detail.legalValue} onDetails={onSignatures} />
        </div>
        <p className={styles.abstract} title={fields.abstract}>
          {fields.abstract}
        </p>
        <p className={styles.about}>{about.filter((part) => part !== "").join(" · ")}</p>
      </div>
      {place === "pane" ? (
        <Tooltip content={t("openPage")} relationship="label">
          <Button
            className={styles.tool}
            appearance="subtle"
            icon={<ArrowMaximizeRegular />}
            onClick={() => void navigate(`/documents/${detail.id}`)}
          />
        </Tooltip>
      ) : null}
    </header>
  );
}
