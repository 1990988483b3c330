import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { sealings, type Sealable, type Sealing, type Sealings } from "../../../../src/contract/sealing.ts";
import { showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { PartFrame } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";
import { DecisionDialog } from "./decision-dialog.tsx";
import { FindDocument } from "./find-document.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  part: { maxWidth: "960px" },
  head: {
    ...typographyStyles.body1Strong,
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXS}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
  },
  what: { fontWeight: tokens.fontWeightSemibold, margin: 0, fontVariantNumeric: "tabular-nums" },
  about: { color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: "anywhere" },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  button: { [onTouch]: { minHeight: "44px" } },
  report: { flexBasis: "100%", margin: 0, paddingLeft: tokens.spacingHorizontalL },
  line: { marginBottom: tokens.spacingVerticalXS },
  state: { fontWeight: tokens.fontWeightSemibold },
});

interface Decision {
  readonly document: Sealable;
  readonly decision: "seal" | "notSecret";
}

function Marks({
  marks,
  at,
  onDecide,
}: {
  readonly marks: Sealings["marks"];
  readonly at: Date;
  readonly onDecide: (decision: Decision) => void;
}) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  if (marks.length === 0) return null;
  return (
    <>
      <h3 className={styles.head}>{t("marks")}</h3>
      <ul className={styles.list}>
        {marks.map(({ document, mark, page, foundAt }) => (
          <li key={document.documentId} className={styles.item}>
            <div>
              <p className={styles.what}>
                {t(document.kind, { number: document.number, year: document.year })}
              </p>
              <p className={styles.about}>
                {page === null ? t("marked", { mark }) : t("markedOn", { mark, page })}
                {" · "}
                {document.registerName}
                {" · "}
                {t("found", { when: showWhen(foundAt, at, language) })}
              </p>
            </div>
            <div className={styles.acts}>
              <Button className={styles.button} onClick={() => onDecide({ document, decision: "notSecret" })}>
                {t("notSecret")}
              </Button>
              <Button
                className={styles.button}
                appearance="primary"
                onClick={() => onDecide({ document, decision: "seal" })}
              >
                {t("seal")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Report({ parts }: Pick<Sealing, "parts">) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <ul className={styles.report}>
      {parts.map(({ what, state, count, advice }, at) => (
        <li key={at} className={styles.line}>
          {count === 1 ? what[language] : t("times", { what: what[language], count })}
          {": "}
          <span className={styles.state}>{t(state)}</span>
          {advice === null ? "" : `. ${advice[language]}`}
        </li>
      ))}
    </ul>
  );
}

function Sealed({ sealed, at }: { readonly sealed: Sealings["sealed"]; readonly at: Date }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  if (sealed.length === 0) return <p className={styles.about}>{t("noneSealed")}</p>;
  return (
    <ul className={styles.list}>
      {sealed.map((one) => (
        <li key={one.documentId} className={styles.item}>
          <div>
            <p className={styles.what}>{t(one.kind, { number: one.number, year: one.year })}</p>
            <p className={styles.about}>{one.registerName}</p>
            <p className={styles.about}>
              {t("by", { who: one.by, when: showWhen(one.at, at, language), reason: one.reason })}
            </p>
          </div>
          <span className={styles.state}>{t(one.endedAt === null ? "going" : "ended")}</span>
          <Report parts={one.parts} />
        </li>
      ))}
    </ul>
  );
}

/** Niêm phong: what looks as if it may not be here, and what was taken away because it may not. */
export function SealingPart() {
  const styles = useStyles();
  const t = useWords(words);
  const query = useAdmin("sealings", sealings);
  const [decision, setDecision] = useState<Decision | null>(null);
  const at = new Date(query.dataUpdatedAt);
  return (
    <div className={styles.part}>
      <PartFrame title={t("title")} about={t("lead")} query={query}>
        {({ marks, registers, sealed }) => (
          <>
            <Marks marks={marks} at={at} onDecide={setDecision} />
            <h3 className={styles.head}>{t("find")}</h3>
            <FindDocument
              registers={registers}
              onFound={(document) => setDecision({ document, decision: "seal" })}
            />
            <h3 className={styles.head}>{t("sealed")}</h3>
            <Sealed sealed={sealed} at={at} />
          </>
        )}
      </PartFrame>
      {decision === null ? null : (
        <DecisionDialog
          key={`${decision.decision} ${decision.document.documentId}`}
          {...decision}
          onClose={() => setDecision(null)}
        />
      )}
    </div>
  );
}
