import { Router } from "express";
import type { z } from "zod";
import {
  addDraftVersion as addVersionInput,
  approveDraftInput,
  draftChoices as choices,
  draftDetail,
  draftDone,
  draftEditing,
  draftPage,
  draftReasonInput,
  draftsQuery,
  startDraft as startInput,
  submitDraftInput,
} from "../../contract/drafts.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";
import { addDraftVersion } from "../../usecases/drafts/add-draft-version.ts";
import { catchUpDraft } from "../../usecases/drafts/catch-up-draft.ts";
import { approveDraft, giveDraftBack } from "../../usecases/drafts/decide-draft.ts";
import { draftChoices } from "../../usecases/drafts/draft-choices.ts";
import { editDraft } from "../../usecases/drafts/edit-draft.ts";
import { listDrafts } from "../../usecases/drafts/list-drafts.ts";
import { readDraft } from "../../usecases/drafts/read-draft.ts";
import { startDraft } from "../../usecases/drafts/start-draft.ts";
import { submitDraft } from "../../usecases/drafts/submit-draft.ts";
import { withdrawDraft } from "../../usecases/drafts/withdraw-draft.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Drafts of outgoing documents; the bytes of a version come as an upload with the role `draft`. */
export function draftRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/drafts",
    endpoint(edge, { query: draftsQuery, answer: draftPage }, ({ actor, query }) =>
      listDrafts(services, actor, query),
    ),
  );
  router.post(
    "/drafts",
    endpoint(edge, { body: startInput, answer: draftDone, status: 201 }, ({ actor, body }) =>
      startDraft(services, actor, body),
    ),
  );
  router.get(
    "/drafts/choices",
    endpoint(edge, { answer: choices }, ({ actor }) => draftChoices(services, actor)),
  );
  router.get(
    "/drafts/:id",
    endpoint(edge, { answer: draftDetail }, ({ actor, id }) => readDraft(services, actor, id)),
  );
  router.post(
    "/drafts/:id/editing",
    endpoint(edge, { answer: draftEditing }, ({ actor, id }) => editDraft(services, actor, id)),
  );
  router.post(
    "/drafts/:id/catch-up",
    endpoint(edge, { answer: draftDone }, ({ actor, id }) => catchUpDraft(services, actor, id)),
  );
  actRoutes(edge, router);
  return router;
}

type UseCase<S extends z.ZodType> = (
  services: Services,
  actor: Actor,
  id: string,
  input: z.output<S>,
) => Promise<unknown>;

function actRoutes(edge: Edge, router: Router): void {
  function on<S extends z.ZodType>(act: string, input: S, useCase: UseCase<S>): void {
    const route = { body: input, answer: draftDone };
    router.post(
      `/drafts/:id/${act}`,
      endpoint<never, S>(edge, route, ({ actor, id, body }) => useCase(edge.services, actor, id, body)),
    );
  }
  on("versions", addVersionInput, addDraftVersion);
  on("submit", submitDraftInput, submitDraft);
  on("approve", approveDraftInput, approveDraft);
  on("give-back", draftReasonInput, giveDraftBack);
  on("withdraw", draftReasonInput, withdrawDraft);
}
