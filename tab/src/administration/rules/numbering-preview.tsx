import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { RegisterView } from "../../../../src/contract/directory.ts";
import { documentTypes, type DocumentType } from "../../../../src/domain/document-types.ts";
import { registerKeyFor } from "../../../../src/domain/numbering/scheme.ts";
import { composeSymbol } from "../../../../src/domain/numbering/symbol.ts";
import { today } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { useSession } from "../../foundation/session.tsx";
import { useRegisters } from "../../registers/use-registers.ts";
import type { NumberingValue } from "./rule-values.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  head: { ...typographyStyles.body1Strong, margin: 0 },
  list: {
    display: "grid",
    gridTemplateColumns: "auto auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    listStyle: "none",
    margin: 0,
    padding: 0,
  },
  item: { display: "contents" },
  symbol: { ...typographyStyles.body1Strong, fontVariantNumeric: "tabular-nums" },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

const shownTypes = ["decision", "official-letter", "plan", "notice", "report", "invitation"];

function lastOf(registers: readonly RegisterView[], key: string): number {
  const year = Number(today().slice(0, 4));
  return registers.find((register) => register.key === key && register.year === year)?.lastNumber ?? 0;
}

/** The symbol that a document of this type would get now, were this scheme in force. */
function next(
  type: DocumentType,
  value: NumberingValue,
  registers: readonly RegisterView[],
  agencyAbbr: string,
) {
  const scheme = { ...value, validFrom: today() };
  const register = registerKeyFor({ direction: "outgoing", type, isLegislation: false, body: null }, scheme);
  const number = lastOf(registers, register.key) + 1;
  const { full } = composeSymbol({
    type,
    number,
    year: Number(today().slice(0, 4)),
    agencyAbbr,
    unitAbbr: "VP",
    isLegislation: false,
    bodyAbbr: null,
  });
  return { register, number, full };
}

/** The next numbers of a few types, by the registers of this year. */
export function NumberingPreview({ value }: { value: NumberingValue }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { agency } = useSession();
  const registers = useRegisters("outgoing") ?? [];
  const lines = documentTypes.flatMap((type) =>
    shownTypes.includes(type.code) ? [{ type, ...next(type, value, registers, agency.abbreviation) }] : [],
  );
  return (
    <section className={styles.box} aria-label={t("preview")}>
      <h3 className={styles.head}>{t("preview")}</h3>
      <ul className={styles.list}>
        {lines.map(({ type, register, number, full }) => (
          <li key={type.code} className={styles.item}>
            <span>{type[language]}</span>
            <strong className={styles.symbol}>{full}</strong>
            <span className={styles.quiet}>
              {language === "vi" ? register.nameVi : register.nameEn}
              {number === 1 ? ` (${t("newSequence")})` : ""}
            </span>
          </li>
        ))}
      </ul>
      <span className={styles.quiet}>{t("previewNote")}</span>
    </section>
  );
}
