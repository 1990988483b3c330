import { createHash } from "node:crypto";
import { unreadReport, type FileReport } from "../../domain/signatures/file-report.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { CheckCause, WaitingFile } from "../../ports/records/signature-records.ts";
import type { SignatureAnswer, TrustMaterial } from "../../ports/signature-check.ts";
import type { Services } from "../../ports/services.ts";
import { FileDamaged } from "../files/file-damaged.ts";
import type { OriginalServices } from "../files/open-original.ts";
import { askForValues } from "../trust/ask-for-values.ts";
import { checkOriginal } from "./check-original.ts";
import { judgeAnew } from "./judge-legal-value.ts";
import { trustFor } from "./trust-for.ts";

export type CheckServices = OriginalServices & Pick<Services, "clock" | "ids" | "signatures">;

/**
 * Checks those files of a document that wait for it, keeps what was found, and judges what the document is therefore
 * worth. Again is no fault: nothing waits then. What a file holds never makes it throw; a place of files that cannot be
 * reached does, and the files go on waiting.
 */
export async function checkDocument(
  services: CheckServices,
  { documentId }: { readonly documentId: string },
): Promise<void> {
  const { read } = services.store;
  const waiting = await read.signatures.waitingOf(documentId);
  const [first] = waiting;
  if (first === undefined) return;
  const files = await read.files.ofDocument(documentId);
  const last = waiting.at(-1);
  for (const asked of waiting) {
    // The agency's rule changed: what was found of the file stands.
    const file = asked.cause === "rule" ? undefined : files.find((it) => it.id === asked.fileId);
    const at = services.clock.now();
    const { report, trustHash } = await reportWithValues(services, first, file, files, at);
    await services.store.transaction(async (records) => {
      const { signatures } = records;
      if (report !== null) await signatures.keep({ ...keptOf(asked), trustHash, report, checkedAt: at });
      await signatures.settle(asked);
      // Together with the last of them: nothing waits any more that would ask for it after a crash.
      if (asked === last)
        await judgeAnew(services, records, first.documentKind, documentId, causeOf(waiting));
    });
  }
}

/** An answer that another document asked for may be here already, and may lead to a further question. */
const mostRounds = 4;

async function reportWithValues(
  services: CheckServices,
  document: Pick<WaitingFile, "documentId" | "agencyId">,
  file: StoredFileRecord | undefined,
  files: readonly StoredFileRecord[],
  at: Date,
): Promise<{ report: FileReport | null; trustHash: string }> {
  for (let round = 1; ; round += 1) {
    const trust = await trustFor(services, document);
    const trustHash = hashOfTrust(trust);
    if (file === undefined) return { report: null, trustHash };
    const { report, questions } = await reportOn(services, file, files, trust, at);
    const isMore = await askForValues(services, document, questions);
    if (!isMore || round === mostRounds) return { report, trustHash };
  }
}

const keptOf = ({ fileId, documentId, agencyId, cause }: WaitingFile) => ({
  fileId,
  documentId,
  agencyId,
  cause,
});

/** A document that came in just now is new whatever else is asked about it. */
const causeOf = (waiting: readonly WaitingFile[]): CheckCause =>
  waiting.find((it) => it.cause === "registered")?.cause ?? waiting[0]?.cause ?? "asked";

async function reportOn(
  services: CheckServices,
  file: StoredFileRecord,
  files: readonly StoredFileRecord[],
  trust: TrustMaterial,
  at: Date,
): Promise<Pick<SignatureAnswer, "report" | "questions">> {
  try {
    return await checkOriginal(services, file, files, { trust, at }, ({ answer }) => Promise.resolve(answer));
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    const damaged = files.find((it) => it.id === error.fileId) ?? file;
    await noteDamage(services, damaged, at);
    return { report: unreadReport({ code: "signed-file.original-damaged" }), questions: [] };
  }
}

/** On the administrator's list of findings, as the nightly comparison of records and files puts it there. */
async function noteDamage(
  { store, ids }: CheckServices,
  { id: subjectId, agencyId, documentId }: StoredFileRecord,
  foundAt: Date,
): Promise<void> {
  const id = ids.next();
  const finding = { id, kind: "fileDamaged", subjectId, agencyId, documentId, details: {}, foundAt } as const;
  await store.transaction(async ({ findings, files }) => {
    await findings.put(finding, id);
    await files.markRead(subjectId, null);
  });
}

/** SHA-256 in hex of whom is believed and what is known about revocation. */
export function hashOfTrust(trust: TrustMaterial): string {
  const hash = createHash("sha256").update(trust.revocation);
  const { anchors, stampAnchors = anchors, intermediates, ocsps, crls } = trust;
  for (const list of [anchors, stampAnchors, intermediates, ocsps, crls]) {
    hash.update("|");
    for (const der of list) hash.update(createHash("sha256").update(der).digest());
  }
  return hash.digest("hex");
}
