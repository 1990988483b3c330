import type { IncomingMessage } from "node:http";
import { json as readJson } from "node:stream/consumers";
import { z } from "zod";
import type { DriveModel, Item } from "./drive-model.ts";
import { GraphFault } from "./graph-fault.ts";
import type { GraphState } from "./graph-state.ts";

const invitation = z.strictObject({
  recipients: z.array(z.object({ objectId: z.string() })).min(1),
  requireSignIn: z.literal(true),
  sendInvitation: z.boolean(),
  roles: z.array(z.enum(["read", "write"])).min(1),
});

/** `POST …/invite`: who writes into a site may not share what lies there; that needs its full control. */
export async function invite(
  state: GraphState,
  drive: DriveModel,
  item: Item,
  request: IncomingMessage,
): Promise<{ value: Record<string, unknown>[] }> {
  const body = invitation.parse(await readJson(request));
  for (const recipient of body.recipients)
    state.checkShape("type", "microsoft.graph.driveRecipient", recipient);
  if (!state.mayShare(drive.siteId)) throw new GraphFault(403, "accessDenied", "Access denied");
  // Whether sharing changes the eTag is not documented; who follows this double is ready for it.
  drive.touch(item, false);
  return {
    value: body.recipients.map(({ objectId }) => {
      if (!item.editors.includes(objectId)) item.editors.push(objectId);
      const permission = { id: `p-${objectId}`, roles: body.roles };
      state.checkShape("type", "microsoft.graph.permission", permission);
      return permission;
    }),
  };
}
