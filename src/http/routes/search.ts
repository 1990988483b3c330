import { Router } from "express";
import { searchAnswer, searchQuery } from "../../contract/search.ts";
import { searchDocuments } from "../../usecases/search/search-documents.ts";
import { endpoint, type Edge } from "../endpoint.ts";

export function searchRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/search",
    endpoint(edge, { query: searchQuery, answer: searchAnswer }, ({ actor, query }) =>
      searchDocuments(services, actor, query),
    ),
  );
  return router;
}
