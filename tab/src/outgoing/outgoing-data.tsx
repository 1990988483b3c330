import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { IssuedDraft } from "../../../src/contract/drafts.ts";
import type { OutgoingDetail } from "../../../src/contract/outgoing.ts";
import { showDate, showInstant } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { onPhone } from "../foundation/screen.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "132px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    [onPhone]: { gridTemplateColumns: "112px minmax(0, 1fr)" },
  },
  name: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0 },
  value: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
});

/** What the register keeps of it; what is empty is left out. */
export function OutgoingData({ document }: { document: OutgoingDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const { fields, replyTo } = document;
  const text = (value: string | number | null) => (value === null || value === "" ? null : String(value));
  const rows: readonly (readonly [string, string | null])[] = [
    [t("register"), `${document.registerName} ${document.year}`],
    [t("legislation"), fields.isLegislation ? t("yes") : null],
    [t("signer"), [fields.signerName, fields.signerPosition].filter(Boolean).join(" · ")],
    [t("unit"), document.draftingUnit?.name ?? null],
    [t("recipients"), fields.recipients.map((one) => one.name).join("; ")],
    [t("keeper"), text(fields.archiveKeeper)],
    [t("copies"), text(fields.copies)],
    [t("pageCount"), text(fields.pageCount)],
    [t("dueDate"), text(showDate(fields.dueDate))],
    [t("language"), text(fields.language)],
    [t("description"), text(fields.description)],
    [t("issuedBy"), `${document.issuedBy.name} · ${showInstant(document.registeredAt)}`],
  ];
  return (
    <dl className={styles.list}>
      {rows.map(([name, value]) =>
        value === null
          ? null
          : [
              <dt key={`${name} name`} className={styles.name}>
                {name}
              </dt>,
              <dd key={name} className={styles.value}>
                {value}
              </dd>,
            ],
      )}
      {document.draft === null ? null : <ApprovedDraft draft={document.draft} />}
      {replyTo === null ? null : (
        <>
          <dt className={styles.name}>{t("replyTo")}</dt>
          <dd className={styles.value}>
            <Link inline onClick={() => void navigate(`/documents/${replyTo.id}`)}>
              {t("arrival", { n: replyTo.arrivalNumber, symbol: replyTo.symbol })}
            </Link>{" "}
            {replyTo.abstract}
          </dd>
        </>
      )}
    </dl>
  );
}

/** The version that was approved before it was signed. */
function ApprovedDraft({ draft }: { draft: IssuedDraft }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const { number, approvedBy, approvedAt, sha256 } = draft;
  return (
    <>
      <dt className={styles.name}>{t("fromApproved")}</dt>
      <dd className={styles.value}>
        <Link inline onClick={() => void navigate(`/drafts/${draft.id}`)}>
          {t("approvedLine", { number, by: approvedBy.name, at: showInstant(approvedAt) })}
        </Link>{" "}
        SHA-256 {sha256.slice(0, 12)}…
      </dd>
    </>
  );
}
