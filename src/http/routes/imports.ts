import { Router } from "express";
import {
  beginImport as beginSchema,
  checkImport as checkSchema,
  importDetail,
  importPreview,
  importProblems,
  importViews,
  previewImport as previewSchema,
  problemsQuery,
  startImport as startSchema,
} from "../../contract/imports.ts";
import { beginImport } from "../../usecases/imports/begin-import.ts";
import { cancelImport } from "../../usecases/imports/cancel-import.ts";
import { checkImport } from "../../usecases/imports/check-import.ts";
import { previewImport } from "../../usecases/imports/preview-import.ts";
import { listImports, listProblems, problemLines, readImport } from "../../usecases/imports/read-imports.ts";
import { startImport } from "../../usecases/imports/start-import.ts";
import { endpoint, idOf, streaming, type Edge } from "../endpoint.ts";
import { contentDisposition } from "../send-bytes.ts";

/** Old registers on their way in; the bytes come as an upload with the role `register`. */
export function importRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/imports",
    endpoint(edge, { answer: importViews }, ({ actor }) => listImports(services, actor)),
  );
  router.post(
    "/imports",
    endpoint(edge, { body: beginSchema, answer: importDetail, status: 201 }, ({ actor, body }) =>
      beginImport(services, actor, body),
    ),
  );
  router.get(
    "/imports/:id",
    endpoint(edge, { answer: importDetail }, ({ actor, id }) => readImport(services, actor, id)),
  );
  router.post(
    "/imports/:id/preview",
    endpoint(edge, { body: previewSchema, answer: importPreview }, ({ actor, id, body }) =>
      previewImport(services, actor, id, body),
    ),
  );
  router.post(
    "/imports/:id/check",
    endpoint(edge, { body: checkSchema, answer: importDetail }, ({ actor, id, body }) =>
      checkImport(services, actor, id, body),
    ),
  );
  router.post(
    "/imports/:id/start",
    endpoint(edge, { body: startSchema, answer: importDetail }, ({ actor, id, body }) =>
      startImport(services, actor, id, body),
    ),
  );
  router.post(
    "/imports/:id/cancel",
    endpoint(edge, { answer: importDetail }, ({ actor, id }) => cancelImport(services, actor, id)),
  );
  problemRoutes(edge, router);
  return router;
}

function problemRoutes(edge: Edge, router: Router): void {
  const { services } = edge;
  router.get(
    "/imports/:id/problems",
    endpoint(edge, { query: problemsQuery, answer: importProblems }, ({ actor, id, query }) =>
      listProblems(services, actor, id, query.after),
    ),
  );
  router.get(
    "/imports/:id/problems.csv",
    streaming(edge, async (actor, request, response) => {
      const lines = problemLines(services, actor, idOf(request));
      // The first line is asked for before anything is promised: a refusal must still be able to be one.
      const first = await lines.next();
      response.setHeader("Content-Type", "text/csv; charset=utf-8");
      response.setHeader("Content-Disposition", contentDisposition("attachment", "Dòng chưa nhập được.csv"));
      response.setHeader("Cache-Control", "private, no-store");
      if (first.done !== true) response.write(first.value);
      for await (const line of lines) {
        if (response.destroyed) return;
        response.write(line);
      }
      response.end();
    }),
  );
}
