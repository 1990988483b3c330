import { z } from "zod";
import { GraphFault } from "./graph-fault.ts";
import type { Answer, Question } from "./graph-routes.ts";
import type { GraphState } from "./graph-state.ts";

const rows = z.object({ value: z.array(z.object({ "@removed": z.unknown().optional() }).loose()) });
const claims = z.object({ roles: z.array(z.string()).default([]) });

/** People, managers and groups as the directory tells them; null for what is none of these. */
export function routeDirectory(state: GraphState, question: Question): Answer | null {
  const { method, path, url } = question;
  if (method !== "GET") return null;
  if (path === "/users/delta") return checked(state, state.users.page(url, state));
  if (path === "/users" && url.searchParams.get("$expand") === "manager")
    return checked(state, state.users.withManagers(url, state.longestPage));
  if (path !== "/groups/delta") return null;
  demandRole(question, "GroupMember.Read.All");
  return {
    status: 200,
    body: state.groups.page(url, {
      longestPage: state.longestPage,
      forgottenBefore: state.groupsForgottenBefore,
    }),
  };
}

/** Every user that is given, against Graph's own description. */
function checked({ checkShape }: GraphState, body: Record<string, unknown>): Answer {
  for (const { "@removed": removed, ...user } of rows.parse(body).value)
    if (removed === undefined) checkShape("type", "microsoft.graph.user", user);
  return { status: 200, body };
}

function demandRole({ request }: Question, role: string): void {
  const [, body = ""] = (request.headers.authorization ?? "").split(".");
  const { roles } = claims.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  if (!roles.includes(role))
    throw new GraphFault(
      403,
      "Authorization_RequestDenied",
      "Insufficient privileges to complete the operation.",
    );
}
