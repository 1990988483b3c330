import type { DraftDetail } from "../../../src/contract/drafts.ts";
import type { OutgoingChoices } from "../../../src/contract/outgoing.ts";
import type { IssueValues } from "./issue-state.ts";

/**
 * What an approved draft says of the document that it becomes: what it is, who approved it and so signs it, whom it
 * answers and to whom it therefore goes.
 */
export function valuesFromDraft(
  { id, typeCode, abstract, unit, approval, replyTo }: DraftDetail,
  { signers }: Pick<OutgoingChoices, "signers">,
  arrival: (n: number, symbol: string) => string,
): Partial<IssueValues> {
  const signer = signers.find(({ name }) => name === approval?.by.name);
  return {
    draftId: id,
    typeCode,
    abstract,
    ...(unit === null ? {} : { draftingUnitId: unit.id }),
    ...(signer === undefined ? {} : { signerName: signer.name, signerPosition: signer.position }),
    ...(replyTo === null
      ? {}
      : {
          replyTo: {
            id: replyTo.id,
            label: `${arrival(replyTo.arrivalNumber, replyTo.symbol)} · ${replyTo.abstract}`,
          },
          recipients: [replyTo.sender],
        }),
  };
}
