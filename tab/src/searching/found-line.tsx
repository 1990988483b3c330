import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import type { FoundDocument } from "../../../src/contract/search.ts";
import { showDate } from "../foundation/format.ts";
import { ImportedMark } from "../foundation/imported-mark.tsx";
import { useWords } from "../foundation/language.tsx";
import { PriorityMark, StateMark } from "../foundation/marks.tsx";
import { LegalMark } from "../signatures/legal-mark.tsx";
import { MarkedText } from "./marked-text.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  name: typographyStyles.body1Strong,
  abstract: {
    ...typographyStyles.body1,
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
    overflowWrap: "anywhere",
  },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  // A decision may go to a hundred places.
  other: {
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
    overflowWrap: "anywhere",
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
  },
  place: {
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXXS,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: "16px", lineHeight: 0, paddingTop: "2px", color: tokens.colorNeutralForeground3 },
  words: { ...typographyStyles.body1, overflowWrap: "anywhere", minWidth: 0 },
});

export const pathOfFound = ({ kind, id }: FoundDocument): string =>
  kind === "incoming" ? `/documents/${id}` : `/outgoing/${id}`;

/** One result: number and symbol, abstract, who, and where the words stand in its files. */
export function FoundLine({ found, isShort = false }: { found: FoundDocument; isShort?: boolean }) {
  const styles = useStyles();
  const t = useWords(words);
  const places = isShort ? found.places.slice(0, 1) : found.places;
  const hasSymbol = found.symbol.length > 0;
  return (
    <>
      <span className={styles.line}>
        <PriorityMark priority={found.priority} />
        <span className={styles.name}>
          {found.kind === "incoming" ? t("arrival", { number: found.number }) : t("outgoing")}
          {hasSymbol ? " · " : ""}
          <MarkedText words={found.symbol} />
        </span>
        <span className={styles.small}>{showDate(found.issuedDate)}</span>
        {found.state === null ? null : <StateMark state={found.state} />}
        <LegalMark value={found.legalValue} isShort />
        {found.isImported ? <ImportedMark /> : null}
      </span>
      <span className={styles.abstract}>
        {found.typeName === "" ? "" : `${found.typeName} · `}
        <MarkedText words={found.abstract} />
      </span>
      <span className={styles.other}>
        <MarkedText words={found.other} />
        {found.signer.length === 0 || found.foundIn !== "signer" ? null : (
          <>
            {" · "}
            <MarkedText words={found.signer} />
          </>
        )}
      </span>
      {places.map((place) => (
        <span key={place.fileId} className={styles.place}>
          <span className={styles.icon} aria-hidden>
            <DocumentTextRegular />
          </span>
          <span className={styles.words}>
            {isShort ? null : <span className={styles.small}>{t("inFile", { name: place.fileName })}: </span>}
            <MarkedText words={place.words} />
          </span>
        </span>
      ))}
    </>
  );
}
