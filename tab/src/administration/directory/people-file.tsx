import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { DocumentTableArrowRightRegular } from "@fluentui/react-icons/svg/document-table-arrow-right";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { peopleImport, type PeopleImport } from "../../../../src/contract/people-import.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { keys } from "../../foundation/queries.ts";
import { onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { FailureBar } from "../../foundation/states.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: {
    ...typographyStyles.body1Strong,
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
  },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0 },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalS} 0`,
  },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  name: { ...typographyStyles.body1, margin: 0 },
  wrong: { ...typographyStyles.caption1, color: tokens.colorStatusDangerForeground1, margin: 0 },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** People of a CSV file: looked at row by row, then taken. */
export function PeopleFile() {
  const styles = useStyles();
  const t = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string | null>(null);
  const looking = useImport(true);
  const taking = useImport(false);
  const seen = looking.data;
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    taking.reset();
    const read = await file.text();
    setText(read);
    looking.mutate(read);
  };
  return (
    <section aria-label={t("file")}>
      <h3 className={styles.head}>{t("file")}</h3>
      <p className={styles.hint}>{t("fileHint")}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt"
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          target.value = "";
        }}
      />
      <div className={styles.bar}>
        <Button
          className={styles.touch}
          icon={<DocumentTableArrowRightRegular />}
          disabledFocusable={looking.isPending || taking.isPending}
          onClick={() => input.current?.click()}
        >
          {t("choose")}
        </Button>
        {seen !== undefined && seen.good > 0 && text !== null && taking.data === undefined ? (
          <Button
            className={styles.touch}
            appearance="primary"
            disabledFocusable={taking.isPending}
            onClick={() => taking.mutate(text)}
          >
            {t("take", { good: seen.good })}
          </Button>
        ) : null}
      </div>
      <FailureBar error={looking.error ?? taking.error} />
      {(taking.data ?? seen) ? <Rows outcome={taking.data ?? seen} /> : null}
    </section>
  );
}

function Rows({ outcome }: { outcome: PeopleImport | undefined }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  if (outcome === undefined) return null;
  return (
    <>
      <output className={styles.hint}>{t("preview", { good: outcome.good, wrong: outcome.wrong })}</output>
      <ul className={styles.list}>
        {outcome.rows.map(({ line, name, unit, problem }) => (
          <li key={line} className={styles.item}>
            <p className={styles.name}>{[t("line", { line }), name, unit].filter(Boolean).join(" · ")}</p>
            {problem === null ? null : <p className={styles.wrong}>{say(problem)}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function useImport(isPreview: boolean) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (text: string) => api.post("/api/admin/people/import", { text, isPreview }, peopleImport),
    onSuccess: ({ good }) => {
      if (isPreview) return;
      notices.done(t("taken", { good }));
      void client.invalidateQueries({ queryKey: keys.administration });
    },
  });
}
