import { Router } from "express";
import { accountActs, accountActsQuery, freezeInput, freezes, liftInput } from "../../contract/accounts.ts";
import { administrationDone as answer } from "../../contract/administration.ts";
import { freezeAccount } from "../../usecases/accounts/freeze-account.ts";
import { liftFreeze } from "../../usecases/accounts/lift-freeze.ts";
import { listAccountActs, listFreezes } from "../../usecases/accounts/list-freezes.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Accounts over which somebody lost control (R61). */
export function accountRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.post(
    "/accounts/freeze",
    endpoint(edge, { body: freezeInput, answer, status: 201 }, ({ actor, body }) =>
      freezeAccount(services, actor, body),
    ),
  );
  router.get(
    "/admin/freezes",
    endpoint(edge, { answer: freezes }, ({ actor }) => listFreezes(services, actor)),
  );
  router.get(
    "/admin/freezes/:id/acts",
    endpoint(edge, { query: accountActsQuery, answer: accountActs }, ({ actor, id, query }) =>
      listAccountActs(services, actor, id, query),
    ),
  );
  router.post(
    "/admin/freezes/:id/lift",
    endpoint(edge, { body: liftInput, answer }, ({ actor, id, body }) =>
      liftFreeze(services, actor, id, body),
    ),
  );
  return router;
}
