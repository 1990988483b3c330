import { Link } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { IssuedDraft } from "../../../src/contract/drafts.ts";
import type { OutgoingDetail } from "../../../src/contract/outgoing.ts";
import { FactList, type Fact } from "../foundation/fact-list.tsx";
import { showDate, showInstant } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { RepliedTo } from "./replied-to.tsx";
import { words } from "./words.ts";

/** What the register keeps of it; what is empty is left out. */
export function OutgoingData({ document }: { document: OutgoingDetail }) {
  const t = useWords(words);
  const { fields, draft, replyTo } = document;
  const approved = draft && <ApprovedDraft draft={draft} />;
  const repliedTo = replyTo && <RepliedTo replyTo={replyTo} />;
  const facts: readonly Fact[] = [
    [t("register"), `${document.registerName} ${document.year}`],
    [t("legislation"), fields.isLegislation ? t("yes") : null],
    [t("signer"), [fields.signerName, fields.signerPosition].filter(Boolean).join(" · ")],
    [t("unit"), document.draftingUnit?.name ?? null],
    [t("recipients"), fields.recipients.map((one) => one.name).join("; ")],
    ...document.through.map(({ agency, receipt }): Fact => {
      const at = receipt && showInstant(receipt.at);
      return [
        t("through", { agency }),
        receipt ? t("takenIn", { by: receipt.by, at: at ?? "" }) : t("notTakenIn"),
      ];
    }),
    [t("keeper"), fields.archiveKeeper],
    [t("copies"), fields.copies],
    [t("pageCount"), fields.pageCount],
    [t("dueDate"), showDate(fields.dueDate)],
    [t("language"), fields.language],
    [t("description"), fields.description],
    [t("issuedBy"), `${document.issuedBy.name} · ${showInstant(document.registeredAt)}`],
    [t("fromApproved"), approved],
    [t("replyTo"), repliedTo],
  ];
  return <FactList facts={facts} />;
}

/** The version that was approved before it was signed. */
function ApprovedDraft({ draft }: { draft: IssuedDraft }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const { number, approvedBy, approvedAt, sha256 } = draft;
  return (
    <>
      <Link inline onClick={() => void navigate(`/drafts/${draft.id}`)}>
        {t("approvedLine", { number, by: approvedBy.name, at: showInstant(approvedAt) })}
      </Link>{" "}
      SHA-256 {sha256.slice(0, 12)}…
    </>
  );
}
