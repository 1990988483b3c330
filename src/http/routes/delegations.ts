import { Router } from "express";
import { administrationDone as answer } from "../../contract/administration.ts";
import { delegationInput, delegations, ownDelegations, revokeInput } from "../../contract/delegations.ts";
import { delegate, revokeDelegation } from "../../usecases/delegations/delegate.ts";
import { listDelegations, listOwnDelegations } from "../../usecases/delegations/list-delegations.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Acting in somebody's place (ủy quyền, NĐ 30, Đ13). */
export function delegationRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/delegations",
    endpoint(edge, { answer: ownDelegations }, ({ actor }) => listOwnDelegations(services, actor)),
  );
  router.post(
    "/delegations",
    endpoint(edge, { body: delegationInput, answer, status: 201 }, ({ actor, body }) =>
      delegate(services, actor, body),
    ),
  );
  router.post(
    "/delegations/:id/revoke",
    endpoint(edge, { body: revokeInput, answer }, ({ actor, id, body }) =>
      revokeDelegation(services, actor, id, body),
    ),
  );
  router.get(
    "/admin/delegations",
    endpoint(edge, { answer: delegations }, ({ actor }) => listDelegations(services, actor)),
  );
  return router;
}
