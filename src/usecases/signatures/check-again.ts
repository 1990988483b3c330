import type { Actor } from "../../domain/people/actor.ts";
import { readableIncoming, readableOutgoing } from "../../domain/policies/readable-documents.ts";
import { mayRead, readScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { DocumentKind } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { askForChecks } from "./ask-for-checks.ts";
import { mayAskAgain } from "./present-legal-value.ts";

/**
 * A clerk or an administrator has the signatures of a document checked again, now. Throws `document.absent` for what is
 * not there or not to be seen, `access.clerks-only` for who may read it and no more.
 */
export async function checkAgain(
  deps: Pick<Services, "store" | "clock" | "ids">,
  actor: Actor,
  kind: DocumentKind,
  documentId: string,
): Promise<{ isChecking: boolean }> {
  return deps.store.transaction(async (records) => {
    const { document, readable } = await found(records, kind, documentId);
    if (document === null || readable === null || !mayRead(readScope(actor), readable))
      throw new RuleBroken("document.absent");
    if (!mayAskAgain(actor, document)) throw new RuleBroken("access.clerks-only");
    const files = await records.files.ofDocument(documentId);
    const at = deps.clock.now();
    await askForChecks(records, files, { cause: "asked", at });
    await records.audit.append(document.agencyId, [
      {
        id: deps.ids.next(),
        at,
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "signatures.asked",
        documentId,
        subjectId: null,
        data: {},
      },
    ]);
    return { isChecking: files.length > 0 };
  });
}

async function found(records: Records, kind: DocumentKind, documentId: string) {
  if (kind === "incoming") {
    const document = await records.incoming.get(documentId);
    const access = await records.incoming.access(documentId);
    return { document, readable: document && readableIncoming(document, access) };
  }
  const document = await records.outgoing.get(documentId);
  const access = await records.outgoing.access(documentId);
  return { document, readable: document && readableOutgoing(document, access) };
}
