import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Link } from "react-router";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { FactList, type Fact } from "../foundation/fact-list.tsx";
import { showDate, showInstant } from "../foundation/format.ts";
import { useSay, useWords, type Translate } from "../foundation/language.tsx";
import { fieldWords, valueWords, words } from "./words.ts";

const useStyles = makeStyles({
  head: {
    ...typographyStyles.body1Strong,
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
  },
  rules: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  rule: { marginBottom: tokens.spacingVerticalXS },
  link: { color: tokens.colorBrandForegroundLink },
});

const priorities = ["priority0", "priority1", "priority2", "priority3"] as const;

/** What only the old register had, of a document that was imported from one. */
function importedFacts({ imported }: IncomingDetail, t: Translate<typeof words>): readonly Fact[] {
  if (imported === undefined) return [];
  return [
    [t("imported"), t("importedFrom", { name: imported.fileName, row: imported.row })],
    [t("bookReceiver"), imported.receiver],
    [t("bookTransferred"), showDate(imported.transferredOn)],
    [t("bookSigned"), imported.signedFor],
  ];
}

function useFacts(detail: IncomingDetail): readonly Fact[] {
  const styles = useStyles();
  const t = useWords(words);
  const f = useWords(fieldWords);
  const v = useWords(valueWords);
  const { fields } = detail;
  return [
    [f("senderName"), [fields.senderName, fields.senderCode].filter(Boolean).join(" · ")],
    [f("codeNumber"), fields.codeNumber],
    [f("codeNotation"), fields.codeNotation],
    [f("issuedDate"), showDate(fields.issuedDate)],
    [f("typeName"), fields.typeName],
    [f("abstract"), fields.abstract],
    [f("signerName"), [fields.signerName, fields.signerPosition].filter(Boolean).join(" · ")],
    [f("priority"), v(priorities[fields.priority] ?? "priority0")],
    [f("dueDate"), showDate(fields.dueDate)],
    [f("pageCount"), fields.pageCount],
    [f("source"), v(fields.source)],
    [f("arrivedAt"), showInstant(fields.arrivedAt)],
    [f("toPlaces"), fields.toPlaces],
    [f("language"), fields.language],
    [f("description"), fields.description],
    [f("documentCode"), fields.documentCode],
    [t("register"), `${detail.registerName} ${detail.year}`],
    [t("registeredBy"), detail.registeredBy.name],
    [t("registeredAt"), showInstant(detail.registeredAt)],
    ...importedFacts(detail, t),
    [
      t("replies"),
      detail.replies.length === 0
        ? ""
        : detail.replies.map((reply) => (
            <div key={reply.id}>
              <Link className={styles.link} to={`/outgoing/${reply.id}`}>
                {reply.symbol}
              </Link>{" "}
              · {showDate(reply.issuedDate)}
            </div>
          )),
    ],
  ];
}

/** The registered fields, and what the rules say about times. */
export function DataPart({ detail }: { detail: IncomingDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const facts = useFacts(detail);
  return (
    <>
      <FactList facts={facts} />
      {detail.legalDeadlines.length === 0 ? null : (
        <>
          <h3 className={styles.head}>{t("legal")}</h3>
          <ul className={styles.rules}>
            {detail.legalDeadlines.map(({ kind, due, met, article }) => (
              <li key={kind} className={styles.rule}>
                {say(article)}
                {met === null ? "" : ` — ${t(met ? "legalMet" : "legalMissed")}`}
                {met === null && due !== null ? ` — ${t("legalOpen", { date: showInstant(due) })}` : ""}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
