import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { DraftDetail } from "../../../src/contract/drafts.ts";
import { showInstant } from "../foundation/format.ts";
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

/** Who drafts, reviews, was asked and approved; what is empty is left out. */
export function DraftData({ draft }: { draft: DraftDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const { submission, approval, replyTo } = draft;
  const rows: readonly (readonly [string, string | null])[] = [
    [t("typeName"), draft.typeName],
    [t("drafter"), draft.drafter.name],
    [t("unit"), draft.unit?.name ?? null],
    [t("reviewers"), draft.reviewers.map(({ name }) => name).join("; ") || null],
    [
      t("submittedTo"),
      submission &&
        t("submittedLine", {
          to: submission.to.name,
          number: submission.number,
          at: showInstant(submission.at),
        }),
    ],
    [t("note"), submission?.note ?? null],
    [
      t("approvedBy"),
      approval &&
        t("approvedLine", { by: approval.by.name, number: approval.number, at: showInstant(approval.at) }),
    ],
    [t("sha256"), approval?.sha256 ?? null],
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
