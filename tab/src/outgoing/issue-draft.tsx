import { Link } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { DraftDetail } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { useDownload } from "../paper/use-download.ts";
import { words } from "./words.ts";

/** Which approved version the signed file must come from; it can be had from here. */
export function IssueDraft({ draft }: { draft: DraftDetail }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const download = useDownload();
  const { approval, versions } = draft;
  const approved = versions.find(({ number }) => number === approval?.number);
  if (approval === null || approved === undefined) return null;
  const { fileId: id, name, size } = approved;
  return (
    <NoticeBar
      intent={draft.changedAfterApproval ? "warning" : "info"}
      action={{ word: t("downloadApproved"), onClick: () => download({ id, name, size }) }}
    >
      {t("fromDraft", { number: approval.number, by: approval.by.name })}{" "}
      <Link inline appearance="subtle" onClick={() => void navigate(`/drafts/${draft.id}`)}>
        {t("openDraft")}
      </Link>
    </NoticeBar>
  );
}
