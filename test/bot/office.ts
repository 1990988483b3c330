import type { IncomingAct, AssignmentView } from "../../src/contract/routing.ts";
import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { instantAt } from "../../src/domain/time/local-date.ts";
import type { BotUseCases } from "../../bot/use-cases.ts";
import {
  act,
  agencyId,
  assignees,
  assignment,
  assignmentId,
  clerk,
  deadlines,
  detail,
  documentId,
  happened,
  instructionId,
  leader,
  specialist,
  uuid,
} from "./sample-documents.ts";
import { nothingElse } from "./no-channels.ts";
import { foundDocuments, issued } from "./sample-found.ts";
import { work } from "./sample-work.ts";

/** A stand-in for the use cases: one document that a leader instructs and a specialist handles. */
export interface Office {
  readonly useCases: BotUseCases;
  /** What was asked for, in order: `instruct {...}`. */
  readonly calls: { readonly name: string; readonly by: string; readonly input: unknown }[];
  /** Which cards were answered in their place. */
  readonly remembered: Parameters<BotUseCases["rememberAnswer"]>[0][];
  /** The next act throws this. */
  failNext(error: Error): void;
  document(): IncomingDetail;
}

/** In the directory, and appointed nowhere. */
export const unappointed = { id: uuid(15), name: "Lê Văn Chờ" };
const later = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

const people: Readonly<Record<string, { name: string; roles: Actor["roles"] }>> = {
  [leader.id]: { name: leader.name, roles: ["leader"] },
  [clerk.id]: { name: clerk.name, roles: ["clerk"] },
  [specialist.id]: { name: specialist.name, roles: ["specialist"] },
};

export function openOffice(now: () => Date): Office {
  let document = detail({ version: 2 });
  const calls: Office["calls"] = [];
  const remembered: Office["remembered"] = [];
  const offered = {
    ...assignees(3, 2),
    people: [{ ...specialist, position: "Chuyên viên", unitId: uuid(21), unit: "Phòng Tổng hợp" }],
  };
  let failing: Error | null = null;

  const actsFor = (actor: Actor): IncomingAct[] => {
    const own = document.slip.assignments.find((a) => a.assignee.id === actor.personId);
    if (actor.personId === leader.id) {
      if (document.state === "submitted") return [act("instruct"), act("giveBack")];
      return document.state === "done" ? [act("reopen")] : [act("instruct")];
    }
    if (own === undefined || own.state === "completed") return [];
    const names =
      own.state === "assigned"
        ? (["acknowledge", "report", "askExtension", "return", "complete"] as const)
        : (["report", "askExtension", "return", "complete"] as const);
    return names.map((name) => ({ ...act(name, true), assignmentVersion: own.version }));
  };

  const perform =
    (name: string, kind: string, version: number, change: () => void) =>
    (actor: Actor, input: { version: number }) => {
      calls.push({ name, by: actor.personId, input });
      if (failing !== null) {
        const error = failing;
        failing = null;
        return Promise.reject(error);
      }
      if (input.version !== version) return Promise.reject(new RuleBroken("document.changed"));
      change();
      const entry = {
        ...happened(`routing.${kind}`, actor.name, kind, kind),
        at: now().toISOString(),
      };
      document = { ...document, version: document.version + 1, history: [...document.history, entry] };
      return Promise.resolve({ documentId, version: document.version });
    };
  const changeAssignment = (part: Partial<AssignmentView>): void => {
    const assignments = document.slip.assignments.map((a) => ({ ...a, ...part, version: a.version + 1 }));
    document = { ...document, slip: { ...document.slip, assignments } };
  };
  const onDocument =
    (name: string, kind: string, change: () => void) =>
    (actor: Actor, _id: string, input: { version: number }) =>
      perform(name, kind, document.version, change)(actor, input);
  const onAssignment =
    (name: string, kind: string, part: Partial<AssignmentView>, after?: () => void) =>
    (actor: Actor, _id: string, input: { version: number }) =>
      perform(name, kind, document.slip.assignments[0]?.version ?? 0, () => {
        changeAssignment(part);
        after?.();
      })(actor, input);

  const instruct: BotUseCases["instruct"] = (actor, _id, input) =>
    perform("instruct", "instructed", document.version, () => {
      const who =
        input.lead?.kind === "person" ? specialist : { id: input.lead?.id ?? "", name: "Phòng Tổng hợp" };
      const given = assignment({
        role: input.lead === null ? "inform" : "lead",
        assignee: { kind: input.lead?.kind ?? "person", ...who },
        assignedAt: now().toISOString(),
        deadline:
          input.deadlineAt === null
            ? null
            : {
                at: input.deadlineAt,
                firstAt: input.deadlineAt,
                words: { vi: "còn 2 ngày", en: "2 days left" },
                severity: "soon",
              },
        version: 1,
      });
      document = {
        ...document,
        state: "assigned",
        slip: {
          instructions: [
            {
              id: instructionId,
              by: { id: actor.personId, name: actor.name },
              onBehalfOf: null,
              position: "Giám đốc",
              givenAt: now().toISOString(),
              level: "leader",
              text: input.text,
              replaces: input.replaces,
              mendableUntil: actor.personId === leader.id ? later(now(), 5).toISOString() : null,
            },
          ],
          assignments: [given],
        },
      };
    })(actor, input);

  const noted = (name: string, actor: Actor, id: string, input: unknown) => {
    calls.push({ name, by: actor.personId, input });
    return Promise.resolve({ id });
  };

  const useCases: BotUseCases = {
    identify: ({ directoryId }) => {
      const known = people[directoryId];
      if (known === undefined) return Promise.reject(new RuleBroken("access.unknown-person"));
      return Promise.resolve({
        personId: directoryId,
        agencyId,
        memberOf: [],
        headOf: [],
        onBehalfOf: null,
        ...known,
      });
    },
    rememberConversation: (conversation) => {
      calls.push({ name: "remember", by: conversation.directoryId, input: conversation });
      const known = conversation.directoryId === unappointed.id ? unappointed : null;
      return Promise.resolve(people[conversation.directoryId] ?? known);
    },
    forgetConversation: (which) => {
      calls.push({ name: "forget", by: "", input: which });
      return Promise.resolve();
    },
    documentNotice: (actor, { documentId: id, assignmentId: on, reason, language }) => {
      if (id !== documentId) return Promise.reject(new RuleBroken("document.absent"));
      const acts = actsFor(actor);
      const own = acts.find((it) => it.assignmentId !== null)?.assignmentId ?? null;
      return Promise.resolve({
        kind: "document",
        reason,
        language,
        readerId: actor.personId,
        onBehalfOf: null,
        detail: { ...document, acts },
        assignees: offered,
        assignmentId: reason === "lookedUp" ? own : on,
        deadlines,
      });
    },
    readOutgoing: (_actor, id) =>
      id === issued.id ? Promise.resolve(issued) : Promise.reject(new RuleBroken("document.absent")),
    rememberAnswer: (pressed) => {
      remembered.push(pressed);
      return Promise.resolve();
    },
    listIncoming: (actor, query) => {
      calls.push({ name: "list", by: actor.personId, input: query });
      const { id, year, arrivalNumber, symbol, senderName, fields, state } = document;
      const isAsked = query.atNumber === undefined || query.atNumber === arrivalNumber;
      const row = {
        id,
        year,
        arrivalNumber,
        arrivedAt: fields.arrivedAt,
        symbol,
        issuedDate: fields.issuedDate,
        senderName,
        typeName: fields.typeName,
        abstract: fields.abstract,
        priority: fields.priority,
        state,
        isLate: false,
        transferredOn: null,
        receipts: [],
        isAmended: false,
        note: null,
        deadline: document.deadline,
        handledBy: [],
        fileCount: 1,
        legalValue: "replacesPaper" as const,
      };
      return Promise.resolve({ items: isAsked ? [row] : [], next: null });
    },
    searchDocuments: (actor, request) => {
      calls.push({ name: "search", by: actor.personId, input: request });
      return Promise.resolve(foundDocuments);
    },
    listWork: (actor, query) => {
      calls.push({ name: "work", by: actor.personId, input: query });
      return Promise.resolve(work(3));
    },
    ...nothingElse,
    decideRights: (actor, id, input) => noted("decideRights", actor, id, input),
    freezeAccount: (actor, input) => noted("freezeAccount", actor, uuid(77), input),
    listAssignees: (_actor, about) =>
      about.documentId === undefined || about.documentId === documentId
        ? Promise.resolve(offered)
        : Promise.reject(new RuleBroken("document.absent")),
    endOfWork: (_actor, day) => Promise.resolve(instantAt(day, "17:00")),
    instruct,
    assignOn: instruct,
    submitDocument: onDocument("submit", "submitted", () => undefined),
    giveBackDocument: onDocument("giveBack", "givenBack", () => {
      document = { ...document, state: "returned" };
    }),
    refuseDocument: onDocument("refuse", "refused", () => {
      document = { ...document, state: "refused" };
    }),
    reopenDocument: onDocument("reopen", "reopened", () => {
      document = { ...document, state: "assigned" };
    }),
    acknowledgeAssignment: onAssignment("acknowledge", "acknowledged", {
      state: "acknowledged",
      acknowledgedBy: specialist,
      acknowledgedAt: now().toISOString(),
    }),
    reportProgress: onAssignment("report", "reported", {
      state: "acknowledged",
      acknowledgedBy: specialist,
      acknowledgedAt: now().toISOString(),
    }),
    askExtension: (actor, _id, input) =>
      onAssignment("askExtension", "extensionAsked", {
        state: "acknowledged",
        extension: {
          until: input.until,
          reason: input.reason,
          askedAt: now().toISOString(),
          askedBy: specialist,
        },
      })(actor, assignmentId, input),
    decideExtension: onAssignment("decideExtension", "extensionGranted", { extension: null }),
    returnAssignment: onAssignment("return", "assignmentReturned", { state: "returned" }),
    completeAssignment: (actor, _id, input) =>
      onAssignment(
        "complete",
        "completed",
        {
          state: "completed",
          completedAt: now().toISOString(),
          result: input.result,
          replySymbol: input.replySymbol,
        },
        () => {
          document = { ...document, state: "done" };
        },
      )(actor, assignmentId, input),
    explain: ({ code }) => ({ vi: `Quy tắc ${code}.`, en: `Rule ${code}.` }),
  };
  return {
    useCases,
    calls,
    remembered,
    failNext: (error) => {
      failing = error;
    },
    document: () => document,
  };
}
