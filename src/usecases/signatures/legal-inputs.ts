import type { LegalInputs } from "../../domain/legal-value/judge-document.ts";
import type { Party } from "../../domain/legal-value/whose-signature.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { DocumentKind, StoredFileRecord } from "../../ports/records/file-records.ts";
import type { KeptCheck } from "../../ports/records/signature-records.ts";
import type { Records } from "../../ports/store.ts";

type About = Omit<LegalInputs, "files"> & {
  readonly agencyId: string;
  /** The day whose rule holds: of the arrival, or of the issue. */
  readonly day: LocalDate;
};

/** What a document itself says about who should have signed; null where there is no such document. */
export async function aboutDocument(
  records: Pick<Records, "incoming" | "outgoing" | "organisation">,
  kind: DocumentKind,
  documentId: string,
): Promise<About | null> {
  if (kind === "outgoing") {
    const document = await records.outgoing.get(documentId);
    if (document === null) return null;
    const { agencyId, fields } = document;
    const own = await partyOf(records, agencyId);
    const name = own.names[0] ?? "";
    return {
      agencyId,
      day: fields.issuedDate,
      sender: { ...own, name },
      receiver: null,
      signerName: fields.signerName,
      isScan: false,
    };
  }
  const document = await records.incoming.get(documentId);
  if (document === null) return null;
  const { agencyId, fields } = document;
  const { senderAgencyId, senderName, senderCode, signerName, source, arrivedAt } = fields;
  const known = senderAgencyId === null ? { names: [], codes: [] } : await partyOf(records, senderAgencyId);
  return {
    agencyId,
    day: localDateOf(arrivedAt),
    sender: {
      name: senderName,
      names: [...new Set([senderName, ...known.names])],
      codes: [...new Set([...(senderCode === null ? [] : [senderCode]), ...known.codes])],
    },
    receiver: await partyOf(records, agencyId),
    signerName,
    isScan: source === "paper" || source === "hand",
  };
}

/** An agency with what it was called before and is called now, since certificates outlive names. */
async function partyOf({ organisation }: Pick<Records, "organisation">, agencyId: string): Promise<Party> {
  const successions = await organisation.successionsOf([agencyId]);
  const related = successions.flatMap(({ predecessorId, successorId }) => [predecessorId, successorId]);
  const nodes = await organisation.nodesById([...new Set([agencyId, ...related])]);
  const inOrder = nodes.toSorted((a, b) => Number(b.id === agencyId) - Number(a.id === agencyId));
  return {
    names: inOrder.map((it) => it.name),
    codes: inOrder.flatMap(({ oldCode, newCode }) => [oldCode, newCode].filter((it) => it !== null)),
  };
}

/** Files as the domain judges them; a file that was not looked at yet is not among them. */
export function judgedFiles(
  files: readonly StoredFileRecord[],
  checks: readonly KeptCheck[],
): LegalInputs["files"] {
  return files.flatMap(({ id, name, role }) => {
    const check = checks.find((it) => it.fileId === id);
    return check === undefined ? [] : [{ name, role, report: check.report }];
  });
}
