import type { Actor } from "../domain/people/actor.ts";
import { actsFor } from "../domain/policies/may-on-incoming.ts";
import { isOpen, type Assignee, type Assignment } from "../domain/routing/assignment.ts";
import { acknowledgeAssignment } from "../usecases/assignments/acknowledge-assignment.ts";
import { askExtension } from "../usecases/assignments/ask-extension.ts";
import { assignOn } from "../usecases/assignments/assign-on.ts";
import { completeAssignment } from "../usecases/assignments/complete-assignment.ts";
import { decideExtension } from "../usecases/assignments/decide-extension.ts";
import { reportProgress } from "../usecases/assignments/report-progress.ts";
import { returnAssignment } from "../usecases/assignments/return-assignment.ts";
import { giveBackDocument } from "../usecases/routing/give-back-document.ts";
import { instruct } from "../usecases/routing/instruct.ts";
import { reopenDocument } from "../usecases/routing/reopen-document.ts";
import { submitDocument } from "../usecases/routing/submit-document.ts";
import { transferDocument } from "../usecases/routing/transfer-document.ts";
import type { Act, Named, Told } from "./story.ts";
import type { StoryTime } from "./working-days.ts";
import { named, type Office, type SeedServices } from "./world.ts";

export interface Scene {
  readonly services: SeedServices;
  readonly office: Office;
  readonly time: StoryTime;
  readonly documentId: string;
  /** The symbol of the outgoing document that answers this one by now. */
  readonly reply: string | null;
}

/** Does one act of a story as the person would have done it, by the same use case. */
export async function performAct(scene: Scene, act: Act): Promise<void> {
  const { services, office, documentId } = scene;
  const actor = named(office.actors, act.by);
  const document = await services.store.read.incoming.get(documentId);
  const version = document?.version ?? 0;
  switch (act.act) {
    case "submit": {
      const to = named(office.actors, act.to).personId;
      await submitDocument(services, actor, documentId, { version, to, note: act.note });
      return;
    }
    case "giveBack":
      await giveBackDocument(services, actor, documentId, { version, reason: act.text });
      return;
    case "reopen":
      await reopenDocument(services, actor, documentId, { version, reason: act.text });
      return;
    case "instruct":
      await instruct(services, actor, documentId, { version, text: act.text, ...orderOf(scene, act.told) });
      return;
    case "transfer":
      await transferDocument(services, actor, documentId, {
        version,
        text: act.text,
        ...orderOf(scene, act.told),
      });
      return;
    case "acknowledge":
    case "report":
    case "return":
    case "assignOn":
    case "askExtension":
    case "decideExtension":
    case "complete":
      await actOnAssignment(scene, actor, act);
  }
}

type OnAssignment = Exclude<Act, { act: "submit" | "giveBack" | "reopen" | "instruct" | "transfer" }>;

async function actOnAssignment(scene: Scene, actor: Actor, act: OnAssignment): Promise<void> {
  const { services } = scene;
  const { id, version } = await assignmentFor(scene, actor, act);
  switch (act.act) {
    case "acknowledge":
      await acknowledgeAssignment(services, actor, id, { version });
      return;
    case "report":
      await reportProgress(services, actor, id, { version, text: act.text });
      return;
    case "return":
      await returnAssignment(services, actor, id, { version, reason: act.text });
      return;
    case "assignOn":
      await assignOn(services, actor, id, { version, text: act.text, ...orderOf(scene, act.told) });
      return;
    case "askExtension": {
      const until = scene.time.due(act.due).toISOString();
      await askExtension(services, actor, id, { version, until, reason: act.text });
      return;
    }
    case "decideExtension":
      await decideExtension(services, actor, id, { version, granted: act.granted, note: act.text });
      return;
    case "complete":
      await completeAssignment(services, actor, id, { version, result: act.text, replySymbol: scene.reply });
  }
}

/** The one that the person would have open: the own one, the lead first, or the one whose extension waits for an answer. */
async function assignmentFor(scene: Scene, actor: Actor, act: OnAssignment): Promise<Assignment> {
  const { assignments } = await scene.services.store.read.routing.slip(scene.documentId);
  const fits = (it: Assignment): boolean =>
    act.act === "decideExtension"
      ? it.extension !== null && it.assignedBy === actor.personId
      : isOpen(it) && actsFor(actor, it);
  const mine = assignments.filter(fits);
  const found = mine.find(({ role }) => role === "lead") ?? mine[0];
  if (found === undefined) throw new Error(`Nothing on the document is ${act.by}'s to ${act.act}.`);
  return found;
}

function orderOf(scene: Scene, { lead, support = [], inform = [], due }: Told) {
  const assignee = (it: Named): Assignee => assigneeOf(scene.office, it);
  return {
    lead: lead === undefined ? null : assignee(lead),
    support: support.map(assignee),
    inform: inform.map(assignee),
    deadlineAt: due === undefined ? null : scene.time.due(due).toISOString(),
  };
}

function assigneeOf({ actors, units }: Office, { kind, key }: Named): Assignee {
  return kind === "unit" ? { kind, id: named(units, key) } : { kind, id: named(actors, key).personId };
}
