/** Why people are told of a document when something is done with it. */
export const actReasons = [
  "toInstruct",
  "assigned",
  "assignedInform",
  "claimed",
  "reported",
  "extensionAsked",
  "extensionDecided",
  "returned",
  "givenBack",
  "completed",
  "reopened",
  "released",
  "refused",
  "signaturesBad",
  "legalValueChanged",
] as const;

/** Every reason for which a card about a document is brought: an act, a day that comes, or that somebody looked it up. */
export const documentReasons = [
  ...actReasons,
  "toSubmit",
  "reminderBefore",
  "reminderDue",
  "reminderOverdue",
  "lookedUp",
] as const;

/** Also told to who may act in the place of somebody who is told. */
export const forStandIns: readonly string[] = [...documentReasons, "workLeft"];

export type ActReason = (typeof actReasons)[number];
export type DocumentReason = (typeof documentReasons)[number];
