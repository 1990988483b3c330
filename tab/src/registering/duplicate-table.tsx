import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import type { PossibleDuplicate } from "../../../src/contract/incoming.ts";
import { joinSymbol } from "../../../src/domain/numbering/symbol.ts";
import { fold, foldSymbol } from "../../../src/domain/text/fold.ts";
import { showDate, showInstant } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { oneLine, type FormValues } from "./form-values.ts";
import { readTypedDate } from "./typed-date.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  head: {
    ...typographyStyles.body1Strong,
    textAlign: "left",
    verticalAlign: "bottom",
    padding: tokens.spacingVerticalXS,
  },
  name: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    textAlign: "left",
    verticalAlign: "top",
    width: "104px",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    fontWeight: tokens.fontWeightRegular,
  },
  cell: {
    ...typographyStyles.body1,
    verticalAlign: "top",
    padding: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  shared: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  by: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, display: "block" },
  why: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    marginBottom: tokens.spacingVerticalXS,
  },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  narrow: { width: "104px" },
});

const whyWords = { documentCode: "sameCode", symbol: "sameSymbol", file: "sameFile" } as const;

interface Line {
  readonly name: string;
  readonly here: string;
  readonly there: string;
  readonly shared: boolean;
}

interface DuplicateTableProps {
  readonly twin: PossibleDuplicate;
  readonly values: FormValues;
  readonly fileName: string | null;
  readonly onOpen: () => void;
}

/** The new document and the registered one side by side; what they share is marked, in words for those who see no colour. */
export function DuplicateTable({ twin, values, fileName, onOpen }: DuplicateTableProps) {
  const styles = useStyles();
  const t = useWords(words);
  const lines = linesOf(twin, values, fileName, t);
  return (
    <div>
      <div className={styles.why}>
        {twin.why.map((why) => (
          <Badge key={why} appearance="tint" color="warning">
            {t(whyWords[why])}
          </Badge>
        ))}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.narrow}>
              <span className={styles.hidden}>{t("fieldName")}</span>
            </th>
            <th scope="col" className={styles.head}>
              {t("thisDocument")}
            </th>
            <th scope="col" className={styles.head}>
              {t("twin", { n: twin.arrivalNumber, year: twin.year })}
              <span className={styles.by}>
                {t("registeredBy", { who: twin.registeredBy, when: showInstant(twin.registeredAt) })}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, here, there, shared }) => (
            <tr key={name}>
              <th scope="row" className={styles.name}>
                {name}
                {shared ? <span className={styles.hidden}> ({t("shared")})</span> : null}
              </th>
              <td className={mergeClasses(styles.cell, shared && styles.shared)}>{here}</td>
              <td className={mergeClasses(styles.cell, shared && styles.shared)}>{there}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button appearance="subtle" size="small" icon={<OpenRegular />} onClick={onOpen}>
        {t("openTwin")}
      </Button>
    </div>
  );
}

function linesOf(
  twin: PossibleDuplicate,
  values: FormValues,
  fileName: string | null,
  t: (key: keyof typeof words) => string,
): Line[] {
  const symbol = joinSymbol(values.codeNumber.trim(), values.codeNotation.trim());
  const date = readTypedDate(values.issuedDate, new Date());
  const text = (name: string, here: string, there: string): Line => ({
    name,
    here,
    there,
    shared: here !== "" && fold(here) === fold(there),
  });
  return [
    text(t("senderName"), values.senderName, twin.senderName),
    {
      name: t("symbol"),
      here: symbol,
      there: twin.symbol,
      shared: symbol !== "" && foldSymbol(symbol) === foldSymbol(twin.symbol),
    },
    text(t("issuedDate"), showDate(date), showDate(twin.issuedDate)),
    text(t("typeName"), values.typeName, twin.typeName),
    text(t("abstract"), oneLine(values.abstract), twin.abstract),
    ...(twin.why.includes("file")
      ? [{ name: t("file"), here: fileName ?? "", there: t("sameFile"), shared: true }]
      : []),
  ];
}
