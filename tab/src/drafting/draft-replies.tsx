import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { DocumentEditRegular } from "@fluentui/react-icons/svg/document-edit";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { draftPage } from "../../../src/contract/drafts.ts";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { useWords } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { DraftStateMark } from "./draft-state-mark.tsx";
import { useMayDraft } from "./use-may-draft.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalL,
  },
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: {
    ...typographyStyles.body1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    overflowWrap: "anywhere",
  },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Drafts that answer an incoming document, and the way to begin one. */
export function DraftReplies({ detail }: { detail: Pick<IncomingDetail, "id" | "state"> }) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const navigate = useNavigate();
  const mayDraft = useMayDraft();
  const { data } = useQuery({
    queryKey: [...keys.drafts, "replies", detail.id],
    queryFn: ({ signal }) =>
      api.get("/api/drafts", draftPage, { query: { replyTo: detail.id, limit: 20 }, signal }),
  });
  const drafts = data?.items ?? [];
  const offers = mayDraft && (detail.state === "assigned" || detail.state === "submitted");
  if (drafts.length === 0 && !offers) return null;
  return (
    <section className={styles.part} aria-label={t("title")}>
      {drafts.length === 0 ? null : (
        <ul className={styles.list}>
          {drafts.map((draft) => (
            <li key={draft.id} className={styles.item}>
              <Link onClick={() => void navigate(`/drafts/${draft.id}`)}>
                {draft.typeName} · {t("version", { number: draft.latest })}
              </Link>
              <DraftStateMark draft={draft} />
            </li>
          ))}
        </ul>
      )}
      {offers ? (
        <Button
          size="small"
          className={styles.touch}
          icon={<DocumentEditRegular />}
          onClick={() => void navigate(`/drafts/new?replyTo=${detail.id}`)}
        >
          {t("draftReply")}
        </Button>
      ) : null}
    </section>
  );
}
