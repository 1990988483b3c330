/**
 * How bringing a notice to a person stands; a person is in exactly one of these. `sent`: a card in the chat. `feed`: the
 * activity feed, `mailed`: an e-mail, where no card came through. `digested`: told in a digest with others. `blocked`,
 * `notInstalled`, `failed`: not reached. `cancelled`: nobody needs it any more. `recalled`: taken back from the chat.
 */
export const deliveryOutcomes = [
  "pending",
  "sent",
  "feed",
  "mailed",
  "digested",
  "blocked",
  "notInstalled",
  "failed",
  "cancelled",
  "recalled",
] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** What a look at many of them tells: how far it is. */
export const deliveryStandings = [
  "waiting",
  "sent",
  "otherwise",
  "notReached",
  "cancelled",
  "recalled",
] as const;
export type DeliveryStanding = (typeof deliveryStandings)[number];

const standings: Readonly<Record<DeliveryOutcome, DeliveryStanding>> = {
  pending: "waiting",
  sent: "sent",
  feed: "otherwise",
  mailed: "otherwise",
  digested: "otherwise",
  blocked: "notReached",
  notInstalled: "notReached",
  failed: "notReached",
  cancelled: "cancelled",
  recalled: "recalled",
};

export function standingOf(outcome: DeliveryOutcome): DeliveryStanding {
  return standings[outcome];
}

export function outcomesOf(standing: DeliveryStanding): DeliveryOutcome[] {
  return deliveryOutcomes.filter((outcome) => standings[outcome] === standing);
}
