import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { draftPage } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { usePillStyles } from "../foundation/pills.ts";
import { keys } from "../foundation/queries.ts";
import { useApi, useHasRole } from "../foundation/session.tsx";
import { words } from "./words.ts";

/** Counted no further. */
const most = 99;

/** Among the kinds of work: drafts that wait for this person's approval; nothing where none does. */
export function DraftsPill() {
  const pills = usePillStyles();
  const t = useWords(words);
  const api = useApi();
  const decides = [useHasRole("leader"), useHasRole("unitHead")].some(Boolean);
  const { data } = useQuery({
    queryKey: [...keys.drafts, "waiting"],
    queryFn: ({ signal }) =>
      api.get("/api/drafts", draftPage, { query: { view: "toApprove", limit: most }, signal }),
    enabled: decides,
    refetchInterval: 60_000,
  });
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/drafts?view=toApprove" className={pills.pill}>
      {t("waitingDrafts")}
      <span className={pills.count}>{count === most ? `${most}+` : count}</span>
    </Link>
  );
}
