/**
 * What the reconcile job finds: an original whose bytes are gone (`fileMissing`) or are others (`fileDamaged`); bytes
 * that no record knows (`fileUnknown`); one that somebody changed or took away in the archive (`archiveChanged`,
 * `archiveMissing`); an upload that should have been swept (`uploadLeft`); an assignment that nobody can act on
 * (`assignmentStuck`); a notice that nothing will deliver (`noticeStuck`); work that is due and that nobody takes
 * (`outboxStuck`); a file whose signatures nobody looked at and nobody will (`checkMissing`); an upload that nobody may use
 * since no scanner has looked at it (`scanStuck`).
 */
export const findingKinds = [
  "fileMissing",
  "fileDamaged",
  "fileUnknown",
  "archiveChanged",
  "archiveMissing",
  "uploadLeft",
  "assignmentStuck",
  "noticeStuck",
  "outboxStuck",
  "checkMissing",
  "scanStuck",
] as const;
export type FindingKind = (typeof findingKinds)[number];
