import { Router } from "express";
import type { z } from "zod";
import {
  actDone,
  askExtensionInput,
  completeInput,
  decideExtensionInput,
  orderInput,
  reasonInput,
  reportInput,
  submitInput,
  versionInput,
} from "../../contract/routing.ts";
import { amendIncoming as amendInput } from "../../contract/incoming.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";
import { acknowledgeAssignment } from "../../usecases/assignments/acknowledge-assignment.ts";
import { askExtension } from "../../usecases/assignments/ask-extension.ts";
import { assignOn } from "../../usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../usecases/assignments/complete-assignment.ts";
import { decideExtension } from "../../usecases/assignments/decide-extension.ts";
import { reportProgress } from "../../usecases/assignments/report-progress.ts";
import { returnAssignment } from "../../usecases/assignments/return-assignment.ts";
import { amendIncoming } from "../../usecases/incoming/amend-incoming.ts";
import { giveBackDocument } from "../../usecases/routing/give-back-document.ts";
import { instruct } from "../../usecases/routing/instruct.ts";
import { refuseDocument } from "../../usecases/routing/refuse-document.ts";
import { reopenDocument } from "../../usecases/routing/reopen-document.ts";
import { submitDocument } from "../../usecases/routing/submit-document.ts";
import { transferDocument } from "../../usecases/routing/transfer-document.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** One thing that somebody does to a document or to an assignment; all answer the document's version after it. */
type UseCase<S extends z.ZodType> = (
  services: Services,
  actor: Actor,
  id: string,
  input: z.output<S>,
) => Promise<unknown>;

/** Every act, each a POST below the document or the assignment that it is on. */
export function actRoutes(edge: Edge): Router {
  const router = Router();
  function on<S extends z.ZodType>(thing: string, act: string, input: S, useCase: UseCase<S>): void {
    const route = { body: input, answer: actDone };
    router.post(
      `/${thing}/:id/${act}`,
      endpoint<never, S>(edge, route, ({ actor, id, body }) => useCase(edge.services, actor, id, body)),
    );
  }
  on("incoming", "amendments", amendInput, amendIncoming);
  on("incoming", "submit", submitInput, submitDocument);
  on("incoming", "transfer", orderInput, transferDocument);
  on("incoming", "instruct", orderInput, instruct);
  on("incoming", "give-back", reasonInput, giveBackDocument);
  on("incoming", "refuse", reasonInput, refuseDocument);
  on("incoming", "reopen", reasonInput, reopenDocument);

  on("assignments", "acknowledge", versionInput, acknowledgeAssignment);
  on("assignments", "report", reportInput, reportProgress);
  on("assignments", "ask-extension", askExtensionInput, askExtension);
  on("assignments", "decide-extension", decideExtensionInput, decideExtension);
  on("assignments", "return", reasonInput, returnAssignment);
  on("assignments", "assign-on", orderInput, assignOn);
  on("assignments", "complete", completeInput, completeAssignment);
  return router;
}
