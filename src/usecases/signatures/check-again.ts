import type { Actor } from "../../domain/people/actor.ts";
import { mayRead, readScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import { askForChecks } from "./ask-for-checks.ts";
import { mayAskAgain } from "./present-legal-value.ts";

/**
 * A clerk or an administrator has the signatures of a document checked again, now. Throws `document.absent` for what is
 * not there or not to be seen, `access.clerks-only` for who may read it and no more.
 */
export async function checkAgain(
  deps: Pick<Services, "store" | "clock" | "ids">,
  actor: Actor,
  kind: StoredFileRecord["documentKind"],
  documentId: string,
): Promise<{ isChecking: boolean }> {
  return deps.store.transaction(async (records) => {
    const documents = kind === "incoming" ? records.incoming : records.outgoing;
    const document = await documents.get(documentId);
    const access = await documents.access(documentId);
    if (document === null || !mayRead(readScope(actor), { agencyId: document.agencyId, access }))
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
