import type { Writable } from "node:stream";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import { draftTitle } from "../drafts/draft-title.ts";
import { readFile } from "../files/read-file.ts";
import { checkOriginal } from "../signatures/check-original.ts";
import { presentReport } from "../signatures/present-legal-value.ts";
import { trustFor } from "../signatures/trust-for.ts";

type Needed = Parameters<typeof readFile>[0] &
  Pick<Services, "store" | "clock" | "ids" | "files" | "archives" | "signatures" | "evidence">;

/** May the actor have it, and what is it called? Throws `file.not-found`, `evidence.nothing-signed`. */
export async function checkEvidence(
  services: Needed,
  actor: Actor,
  fileId: string,
): Promise<StoredFileRecord> {
  await readFile(services, actor, fileId);
  const file = await services.store.read.files.get(fileId);
  const check = await services.store.read.signatures.ofFile(fileId);
  if (file === null || check === null || check.report.signatures.length === 0)
    throw new RuleBroken("evidence.nothing-signed");
  return file;
}

/**
 * One ZIP that proves what the signatures of a file are: checked anew for this moment, with everything that the check went
 * by. Whoever may read the file may have it; who had it is in the agency's audit trail.
 */
export async function exportEvidence(
  services: Needed,
  actor: Actor,
  fileId: string,
  out: Writable,
): Promise<void> {
  const file = await checkEvidence(services, actor, fileId);
  const { documentId, agencyId } = file;
  const at = services.clock.now();
  const trust = await trustFor(services, { agencyId, documentId });
  const { read } = services.store;
  const agency = (await read.organisation.node(agencyId))?.name ?? "";
  const document = await titleOf(services, file);
  const files = await read.files.ofDocument(documentId);
  await checkOriginal(services, file, files, { trust, at }, async ({ path, content, answer }) => {
    const view = presentReport(answer.report, file.name);
    await tell(services, actor, file, answer.report.conclusion);
    await services.evidence.write(
      {
        file: factsOf(file),
        path,
        content: content === null ? null : { ...factsOf(content.file), path: content.path },
        document,
        agency,
        askedBy: actor.name,
        at,
        trust,
        answer,
        sentences: [
          `${view.conclusion}${orNothing(view.subIndication)}`,
          ...view.reasons.map(({ vi }) => vi),
        ],
        signatures: view.signatures.map((it) => ({
          title: `${it.number}. ${it.signer ?? it.field ?? ""}`,
          sentences: [
            `${it.conclusion}${orNothing(it.subIndication)}`,
            ...(it.organization === null ? [] : [it.organization]),
            ...(it.issuer === null ? [] : [`Cấp bởi: ${it.issuer}`]),
            ...(it.signedAt === null ? [] : [`Ký lúc (theo chữ ký): ${it.signedAt}`]),
            ...(it.provenAt === null ? [] : [`Có dấu thời gian: ${it.provenAt}`]),
            ...it.reasons.map(({ vi }) => vi),
            ...it.changesAfter.map(({ message }) => message.vi),
          ],
        })),
      },
      out,
    );
  });
}

const factsOf = ({ name, size, sha256 }: StoredFileRecord) => ({ name, size, sha256 });

const orNothing = (subIndication: string | null): string =>
  subIndication === null ? "" : ` (${subIndication})`;

async function titleOf({ store }: Pick<Services, "store">, file: StoredFileRecord): Promise<string> {
  const { documentId, documentKind } = file;
  if (documentKind === "draft") return (await draftTitle(store.read, documentId)) ?? file.name;
  if (documentKind === "outgoing") return `Văn bản đi · ${file.name}`;
  const document = await store.read.incoming.get(documentId);
  return document === null ? file.name : `Số đến ${document.arrivalNumber}/${document.year}`;
}

async function tell(
  { store, clock, ids }: Needed,
  actor: Actor,
  file: StoredFileRecord,
  conclusion: string,
): Promise<void> {
  await store.transaction(({ audit }) =>
    audit.append(file.agencyId, [
      {
        id: ids.next(),
        at: clock.now(),
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "evidence.exported",
        documentId: null,
        subjectId: file.id,
        data: { file: file.name, conclusion },
      },
    ]),
  );
}
