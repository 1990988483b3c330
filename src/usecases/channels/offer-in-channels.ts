import { isAtWork, type Assignment } from "../../domain/routing/assignment.ts";
import type { ChannelPost, UnitChannel } from "../../ports/records/channel-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { isPractice } from "../practice/is-practice.ts";
import { unitAndSuccessors } from "../routing/unit-and-successors.ts";

/** Hỏa tốc. */
const immediate = 3;

type Deps = Pick<Services, "ids">;

/**
 * Writes, in the transaction that gives work to a unit, that it is to be posted in the unit's channel, where it has one.
 * What is only to be known is not posted. A channel that is lost keeps the post as failed, until it is linked anew.
 */
export async function offerInChannels(
  deps: Deps,
  records: Records,
  assignments: readonly Assignment[],
  at: Date,
): Promise<void> {
  const offered = assignments.filter(
    (it) => it.assignee.kind === "unit" && it.state === "assigned" && isAtWork(it),
  );
  for (const assignment of offered) {
    const links = await records.channels.ofUnits(await unitAndSuccessors(records, assignment.assignee.id));
    if (links.length === 0 || (await isPractice(records, assignment.agencyId))) continue;
    for (const link of links) await postIn(deps, records, link, assignment, at);
  }
}

/** One post an assignment and channel, whoever asks for it how often. */
export async function postIn(
  { ids }: Deps,
  records: Records,
  link: UnitChannel,
  { id: assignmentId, documentId, agencyId }: Pick<Assignment, "id" | "documentId" | "agencyId">,
  at: Date,
): Promise<void> {
  const isLost = link.state === "lost";
  const post: ChannelPost = {
    id: ids.next(),
    unitChannelId: link.id,
    agencyId,
    documentId,
    assignmentId,
    state: isLost ? "failed" : "waiting",
    why: isLost ? link.why : null,
    conversationId: null,
    activityId: null,
    shown: null,
    attempts: 0,
    createdAt: at,
    endedAt: isLost ? at : null,
  };
  const added = await records.channels.addPosts([post]);
  if (added.length === 0 || isLost) return;
  const document = await records.incoming.get(documentId);
  await records.outbox.add([
    {
      id: ids.next(),
      agencyId,
      kind: "postToChannel",
      line: (document?.fields.priority ?? 0) >= immediate ? "urgent" : "cards",
      key: `postToChannel ${post.id}`,
      payload: { postId: post.id },
      createdAt: at,
      runAt: at,
    },
  ]);
}

/** What channels say about the document is brought up to date; `cause` is unique to what changed. */
export async function refreshInChannels(
  { ids }: Deps,
  records: Records,
  {
    documentId,
    agencyId,
    cause,
    at,
  }: {
    readonly documentId: string;
    readonly agencyId: string;
    readonly cause: string;
    readonly at: Date;
  },
): Promise<void> {
  if ((await records.channels.postsAbout(documentId)).length === 0) return;
  await records.outbox.add([
    {
      id: ids.next(),
      agencyId,
      kind: "refreshPosts",
      line: "cards",
      key: `refreshPosts ${documentId} ${cause}`,
      payload: { documentId },
      createdAt: at,
      runAt: at,
    },
  ]);
}
