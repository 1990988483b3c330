import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { incomingPage } from "../../../src/contract/incoming.ts";
import { useWords } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { SuggestField } from "../registering/suggest-field.tsx";
import { useDebounced } from "../registering/use-debounced.ts";
import type { IssueValues } from "./issue-state.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  chosen: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    minHeight: "32px",
    minWidth: 0,
  },
  label: { flex: 1, minWidth: 0, overflowWrap: "anywhere" },
});

interface ReplyFieldProps {
  readonly value: IssueValues["replyTo"];
  readonly onChange: (value: IssueValues["replyTo"]) => void;
}

/** The incoming document that this one answers, found by number, symbol or words. */
export function ReplyField({ value, onChange, ...rest }: ReplyFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const [typed, setTyped] = useState("");
  const q = useDebounced(typed.trim(), 250);
  const { data } = useQuery({
    queryKey: [...keys.incoming, "reply", q],
    queryFn: ({ signal }) => api.get("/api/incoming", incomingPage, { query: { q, limit: 8 }, signal }),
    enabled: q !== "" && value === null,
    placeholderData: keepPreviousData,
  });
  const found = (q === "" ? [] : (data?.items ?? [])).map((row) => ({
    key: row.id,
    text: t("arrival", { n: `${row.arrivalNumber}/${row.year}`, symbol: row.symbol }),
    second: row.abstract,
  }));
  if (value !== null)
    return (
      <div className={styles.chosen}>
        <span className={styles.label}>{value.label}</span>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={t("removeReply")}
          onClick={() => onChange(null)}
        />
      </div>
    );
  return (
    <SuggestField
      {...rest}
      value={typed}
      placeholder={t("replyHint")}
      onType={setTyped}
      onPick={(key) => {
        const row = found.find((one) => one.key === key);
        if (row) onChange({ id: row.key, label: `${row.text} · ${row.second}` });
        setTyped("");
      }}
      suggestions={found}
    />
  );
}
