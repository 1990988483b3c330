import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Link } from "react-router";
import type { DeliveryView } from "../../../../src/contract/administration.ts";
import {
  daysBetween,
  formatDate,
  localDateOf,
  localTimeOf,
  weekdayName,
  type LocalDate,
} from "../../../../src/domain/time/local-date.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { useNow } from "../../foundation/now.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { useSession } from "../../foundation/session.tsx";
import { OutcomeMark } from "./outcome-mark.tsx";
import { cardWord } from "./outcome-words.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  day: {
    ...typographyStyles.body1Strong,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXXS}`,
    "::first-letter": { textTransform: "uppercase" },
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "44px minmax(120px, 4fr) minmax(0, 7fr) minmax(0, 9fr)",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    // Rows far from the eye cost nothing to lay out.
    contentVisibility: "auto",
    containIntrinsicSize: "auto 33px",
    [onPhone]: {
      gridTemplateColumns: "44px minmax(0, 1fr)",
      rowGap: tokens.spacingVerticalXXS,
      padding: `${tokens.spacingVerticalS} 0`,
      containIntrinsicSize: "auto 84px",
    },
  },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
  person: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  second: { overflowWrap: "anywhere", [onPhone]: { gridColumn: "2" } },
  symbol: { fontVariantNumeric: "tabular-nums" },
  link: {
    color: tokens.colorBrandForegroundLink,
    [onTouch]: { display: "inline-flex", alignItems: "center", minHeight: "44px" },
  },
});

interface Day {
  readonly date: LocalDate;
  readonly items: DeliveryView[];
}

function byDay(items: readonly DeliveryView[]): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const date = localDateOf(new Date(item.at));
    const day = days.at(-1);
    if (day?.date === date) day.items.push(item);
    else days.push({ date, items: [item] });
  }
  return days;
}

/** The ledger day after day. */
export function DeliveryList({ items }: { items: readonly DeliveryView[] }) {
  const styles = useStyles();
  const nameOf = useDayName();
  return byDay(items).map((day) => (
    <section key={day.date} aria-label={nameOf(day.date)}>
      <h3 className={styles.day}>{nameOf(day.date)}</h3>
      <ul className={styles.list}>
        {day.items.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} />
        ))}
      </ul>
    </section>
  ));
}

function useDayName(): (date: LocalDate) => string {
  const t = useWords(words);
  const { language } = useLanguage();
  const today = localDateOf(useNow());
  return (date) => {
    const ago = daysBetween(date, today);
    const named = t("day", { weekday: weekdayName(date, language), date: formatDate(date) });
    return ago === 0 || ago === 1 ? `${t(ago === 0 ? "today" : "yesterday")}, ${named}` : named;
  };
}

function Row({ delivery }: { delivery: DeliveryView }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <li className={styles.row}>
      <time className={styles.time} dateTime={delivery.at}>
        {localTimeOf(new Date(delivery.at))}
      </time>
      <span className={styles.person}>{delivery.person}</span>
      <span className={styles.second}>
        {t(cardWord(delivery.card))}
        <About delivery={delivery} />
      </span>
      <span className={styles.second}>
        <OutcomeMark delivery={delivery} />
      </span>
    </li>
  );
}

/** Administering gives no sight of documents: the symbol leads to its document for those alone who see every one. */
function About({ delivery: { document, documentId, kind } }: { delivery: DeliveryView }) {
  const styles = useStyles();
  const t = useWords(words);
  const { roles } = useSession();
  if (documentId === null) return null;
  const symbol = document === null || document === "" ? t("noDocument") : document;
  return (
    <>
      {" · "}
      {roles.includes("clerk") || roles.includes("auditor") ? (
        <Link
          className={styles.link}
          to={kind === "incoming" ? `/documents/${documentId}` : `/outgoing/${documentId}`}
        >
          {symbol}
        </Link>
      ) : (
        <span className={styles.symbol}>{symbol}</span>
      )}
    </>
  );
}
