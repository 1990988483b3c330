import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { draftPage } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { DraftStateMark } from "./draft-state-mark.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    minHeight: "44px",
    boxSizing: "border-box",
  },
  name: {
    flex: "1 1 240px",
    minWidth: 0,
    overflowWrap: "anywhere",
    color: tokens.colorBrandForegroundLink,
    ":hover": { color: tokens.colorBrandForegroundLinkHover },
  },
});

const shown = 5;

/** Drafts that the person may read whose type and abstract have these words, beside the documents that were found. */
export function FoundDrafts({ q }: { readonly q: string }) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const { data } = useQuery({
    queryKey: [...keys.drafts, "found", q],
    queryFn: ({ signal }) =>
      api.get("/api/drafts", draftPage, { query: { view: "all", q, limit: shown }, signal }),
    enabled: q !== "",
  });
  if (q === "" || data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="found-drafts">
      <h2 id="found-drafts" className={styles.head}>
        {t("title")}
      </h2>
      <ul className={styles.list}>
        {data.items.map((draft) => (
          <li key={draft.id} className={styles.row}>
            <Link to={`/drafts/${draft.id}`} className={styles.name}>
              {draft.typeName}
              {": "}
              {draft.abstract}
            </Link>
            <DraftStateMark draft={draft} />
          </li>
        ))}
      </ul>
      {data.next === null ? null : (
        <Link className={styles.name} to={`/drafts?${new URLSearchParams({ view: "all", q }).toString()}`}>
          {t("more")}
        </Link>
      )}
    </section>
  );
}
