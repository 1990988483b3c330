import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { showInstant } from "../foundation/format.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { afterName, useNameOf } from "../foundation/who.tsx";
import { fieldWords, words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  entry: { padding: `0 0 ${tokens.spacingVerticalM}` },
  when: {
    ...typographyStyles.caption1,
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
  },
  text: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
    whiteSpace: "pre-line",
  },
  who: typographyStyles.body1Strong,
  behalf: { ...typographyStyles.caption1Strong, color: tokens.colorBrandForeground1 },
  head: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalS} 0` },
  old: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
});

const isField = (field: string): field is keyof typeof fieldWords => field in fieldWords;

function Amendments({ amendments }: Pick<IncomingDetail, "amendments">) {
  const styles = useStyles();
  const t = useWords(words);
  const f = useWords(fieldWords);
  if (amendments.length === 0) return null;
  return (
    <>
      <h3 className={styles.head}>{t("amendments")}</h3>
      <ul className={styles.list}>
        {amendments.map((amendment) => (
          <li key={amendment.at} className={styles.entry}>
            <time className={styles.when} dateTime={amendment.at}>
              {showInstant(amendment.at)} · {amendment.by}
            </time>
            {amendment.changes.map(({ field, from, to }) => (
              <div key={field}>
                {isField(field) ? f(field) : field}: <span className={styles.old}>{from ?? t("empty")}</span>{" "}
                → {to ?? t("empty")}
              </div>
            ))}
            <p className={styles.text}>{t("reason", { reason: amendment.reason })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who did what when, as sentences, the latest first. */
export function HistoryPart({ detail }: { detail: IncomingDetail }) {
  const styles = useStyles();
  const say = useSay();
  const t = useWords(words);
  const nameOf = useNameOf();
  return (
    <>
      <Amendments amendments={detail.amendments} />
      <ol className={styles.list} reversed>
        {detail.history.toReversed().map((entry) => (
          <li key={`${entry.at} ${entry.action} ${entry.sentence.vi}`} className={styles.entry}>
            <time className={styles.when} dateTime={entry.at}>
              {showInstant(entry.at)}
            </time>
            <div>
              <span className={styles.who}>{nameOf({ id: entry.whoId, name: entry.who })}</span>{" "}
              {afterName(say(entry.sentence))}{" "}
              {entry.onBehalfOf === null ? null : (
                <span className={styles.behalf}>({t("behalf", { name: entry.onBehalfOf })})</span>
              )}
            </div>
            {entry.text === null || entry.text === "" ? null : <p className={styles.text}>“{entry.text}”</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
