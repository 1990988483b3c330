import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { useState } from "react";
import { useSay, useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { saveAs } from "../foundation/save-as.ts";
import { useProblems } from "./use-imports.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  row: { width: "80px", fontVariantNumeric: "tabular-nums" },
  field: { width: "220px" },
  what: { overflowWrap: "anywhere" },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** What is wrong, by row and column; the same as a file to correct the book by. */
export function ProblemTable({ id }: { id: string }) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const [starts, setStarts] = useState<readonly number[]>([0]);

  async function save(): Promise<void> {
    saveAs(await api.blob(`/api/imports/${id}/problems.csv`), t("savedAs"));
  }

  return (
    <section>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("problems")}</h2>
        <Button
          className={styles.button}
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => void save()}
        >
          {t("inFile")}
        </Button>
      </header>
      <Table size="small" aria-label={t("problems")}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.row}>{t("rowHead")}</TableHeaderCell>
            <TableHeaderCell className={styles.field}>{t("where")}</TableHeaderCell>
            <TableHeaderCell>{t("what")}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {starts.map((after, place) => (
            <ProblemRows
              key={after}
              id={id}
              after={after}
              onMore={place === starts.length - 1 ? (next) => setStarts([...starts, next]) : null}
            />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

interface ProblemRowsProps {
  readonly id: string;
  readonly after: number;
  readonly onMore: ((next: number) => void) | null;
}

function ProblemRows({ id, after, onMore }: ProblemRowsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const { data } = useProblems(id, after, true);
  const next = data?.next ?? null;
  return (
    <>
      {data?.items.map((item) => (
        <TableRow key={item.position}>
          <TableCell className={styles.row}>{item.row}</TableCell>
          <TableCell className={styles.field}>{item.column === null ? "" : say(item.column)}</TableCell>
          <TableCell className={styles.what}>{say(item.message)}</TableCell>
        </TableRow>
      ))}
      {next === null || onMore === null ? null : (
        <TableRow>
          <TableCell colSpan={3}>
            <Button className={styles.button} size="small" onClick={() => onMore(next)}>
              {t("more")}
            </Button>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
