import { Router } from "express";
import type { z } from "zod";
import {
  actDone,
  askExtensionInput,
  completeInput,
  decideExtensionInput,
  orderInput,
  reportInput,
  returnInput,
  versionInput,
  work,
  workQuery,
} from "../../contract/routing.ts";
import { acknowledgeAssignment } from "../../usecases/assignments/acknowledge-assignment.ts";
import { askExtension } from "../../usecases/assignments/ask-extension.ts";
import { assignOn } from "../../usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../usecases/assignments/complete-assignment.ts";
import { decideExtension } from "../../usecases/assignments/decide-extension.ts";
import { reportProgress } from "../../usecases/assignments/report-progress.ts";
import { returnAssignment } from "../../usecases/assignments/return-assignment.ts";
import { listWork } from "../../usecases/work/list-work.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";
import { endpoint, type Edge } from "../endpoint.ts";

type Act<S extends z.ZodType> = (
  services: Services,
  actor: Actor,
  id: string,
  input: z.output<S>,
) => Promise<unknown>;

export function assignmentRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  function act<S extends z.ZodType>(name: string, body: S, useCase: Act<S>): void {
    const handler = endpoint<never, S>(edge, { body, answer: actDone }, (asked) =>
      useCase(services, asked.actor, asked.id, asked.body),
    );
    router.post(`/assignments/:id/${name}`, handler);
  }
  act("acknowledge", versionInput, acknowledgeAssignment);
  act("report", reportInput, reportProgress);
  act("ask-extension", askExtensionInput, askExtension);
  act("decide-extension", decideExtensionInput, decideExtension);
  act("return", returnInput, returnAssignment);
  act("assign-on", orderInput, assignOn);
  act("complete", completeInput, completeAssignment);

  router.get(
    "/work",
    endpoint(edge, { query: workQuery, answer: work }, ({ actor, query }) =>
      listWork(services, actor, query),
    ),
  );
  return router;
}
