import type { Language } from "../../src/contract/messages/message.ts";
import type { ChannelNotice, PostStanding } from "../../src/ports/team-channels.ts";
import type { Member } from "../../bot/cards/mention.ts";
import type { Case } from "./sample-notices.ts";
import {
  agencyId,
  assignment,
  assignmentId,
  detail,
  documentId,
  happened,
  leader,
  order,
  specialist,
  unit,
} from "./sample-documents.ts";

export const postStandings: readonly PostStanding[] = [
  "waiting",
  "taken",
  "returned",
  "completed",
  "withdrawn",
  "withheld",
];

/** Who reads the channel: the head of the unit and somebody of it. */
export const channelRoster: readonly Member[] = [leader, specialist].map(({ id, name }) => ({
  id: `29:${id}`,
  directoryId: id,
  name,
}));

export function channelNotice(more: Partial<ChannelNotice> = {}): ChannelNotice {
  const isHandled = more.standing === "taken" || more.standing === "completed";
  return {
    language: "vi",
    agencyId,
    documentId,
    assignmentId,
    version: 3,
    unitName: "Phòng Tổng hợp",
    arrivalNumber: 412,
    priority: 3,
    deadline: {
      at: "2026-11-23T10:00:00.000Z",
      firstAt: null,
      words: { vi: "còn 2 ngày", en: "2 days left" },
      severity: "soon",
    },
    standing: "waiting",
    handler: isHandled
      ? {
          name: specialist.name,
          directoryId: specialist.id,
          since: "2026-11-21T01:40:00.000Z",
          isClaim: true,
        }
      : null,
    heads: [{ name: leader.name, directoryId: leader.id }],
    readers: [leader.id, specialist.id],
    ...more,
  };
}

export function everyPost(language: Language): readonly (readonly [PostStanding, ChannelNotice])[] {
  return postStandings.map((standing) => [standing, channelNotice({ language, standing })]);
}

/** The unit's head is told who took what the unit was given. */
export const claimedCase: Case = {
  detail: detail({
    state: "assigned",
    slip: {
      instructions: [order],
      assignments: [
        assignment({
          assignee: { kind: "unit", ...unit },
          state: "acknowledged",
          acknowledgedBy: specialist,
        }),
      ],
    },
    history: [
      happened(
        "routing.claimed",
        specialist.name,
        "Nhận xử lý việc giao cho đơn vị, trong kênh của đơn vị",
        "Took what the unit was given, in the unit's channel",
      ),
    ],
  }),
  assignmentId,
  readerId: leader.id,
};
