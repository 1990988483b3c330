import type { OutboxHandlers } from "../../src/jobs/outbox-worker.ts";
import type { OtherWords } from "../../src/ports/messenger.ts";

const done = () => Promise.resolve({ kind: "done" } as const);

/** Every row is done at once: for tests that look at rows of one kind. */
export const idleHandlers: OutboxHandlers = {
  deliverNotice: done,
  refreshCards: done,
  refreshCard: done,
  reachOtherwise: done,
  installApp: done,
  spreadAnnouncement: done,
  recallAnnouncement: done,
  recallNotice: done,
  postToChannel: done,
  refreshPosts: done,
};

/** What a double of Teams says of a notice without a card. */
export const plainWords: OtherWords = {
  feed: {
    type: "systemDefault",
    parameters: { systemDefaultText: "a notice" },
    preview: "a notice",
    link: "https://teams.microsoft.com/l/",
  },
  letter: { subject: "a notice", body: "a notice" },
};
