import type { IncomingDetail } from "../../contract/incoming.ts";
import { legalDeadline } from "../../domain/deadlines/legal-deadline.ts";
import { legalRules } from "../../domain/deadlines/legal-rules.ts";
import type { AuditEntry } from "../../domain/audit/audit-entry.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { hasRole, type Actor } from "../../domain/people/actor.ts";
import { mendableUntil } from "../../domain/routing/mend.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadMatter, type ReadableMatter } from "../routing/load-matter.ts";
import { hasLeaderLeft } from "../routing/submit-document.ts";
import { presentFiles } from "../files/present-files.ts";
import { mayAskAgain, presentLegalValue } from "../signatures/present-legal-value.ts";
import { loadAgencyRules, loadCalendar, type AgencyRules } from "../rules/agency-rules.ts";
import { actsOf } from "./acts-of.ts";
import { originOf } from "../imports/present-origin.ts";
import { historyOf } from "./history.ts";
import { presentDeadline } from "./present-deadline.ts";
import { namesOnSlips, presentSlip, refOf, type Present } from "./present-slip.ts";

/** The document's page: everything that somebody who may read it sees, and what this person can do now. */
export async function readIncoming(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  documentId: string,
): Promise<IncomingDetail> {
  const { read } = deps.store;
  const matter = await loadMatter(read, actor, documentId);
  const now = deps.clock.now();
  const rules = await loadAgencyRules(read, matter.document.agencyId, localDateOf(now));
  const calendar = await loadCalendar(read, matter.document.agencyId, now, rules.workingHours);
  return detailOf(read, actor, matter, rules, { now, calendar });
}

async function detailOf(
  read: Records,
  actor: Actor,
  matter: ReadableMatter,
  rules: AgencyRules,
  present: Present,
): Promise<IncomingDetail> {
  const { document, slip } = matter;
  const { fields } = document;
  const entries = await read.audit.ofDocument(document.id);
  const amendments = await read.incoming.amendments(document.id);
  const people = [document.registeredBy, document.submittedTo, ...amendments.map((it) => it.by)];
  const others = await read.people.names(people.filter((id) => id !== null));
  const onSlip = await namesOnSlips(read, [slip]);
  const [agency] = await read.organisation.nodesById([document.agencyId]);
  const registers = await read.registers.ofAgency(document.agencyId, "incoming", document.year);
  const replies = await read.outgoing.repliesTo([document.id]);
  const origin = await originOf(read, document.id);
  return {
    id: document.id,
    agency: { id: document.agencyId, name: agency?.name ?? "" },
    year: document.year,
    arrivalNumber: document.arrivalNumber,
    ...(document.numberSuffix === undefined ? {} : { numberSuffix: document.numberSuffix }),
    ...(origin === null ? {} : { imported: origin.imported }),
    registerName: registers.find((it) => it.id === document.registerId)?.name ?? "",
    version: document.version,
    state: document.state,
    symbol: joinSymbol(fields.codeNumber, fields.codeNotation),
    fields: { ...fields, arrivedAt: fields.arrivedAt.toISOString() },
    senderName: fields.senderName,
    submittedTo: document.submittedTo === null ? null : refOf(others, document.submittedTo),
    deadline:
      document.state === "done" || document.state === "refused"
        ? null
        : presentDeadline(document.deadlineAt, firstDeadline(matter), present),
    // What an old book says of its days cannot be held against the deadlines that are counted here.
    legalDeadlines: origin !== null ? [] : legalDeadlinesOf(document, entries, rules, present),
    late: lateView(document),
    registeredAt: document.registeredAt.toISOString(),
    registeredBy: refOf(others, document.registeredBy),
    files: await presentFiles(read, document.id),
    legalValue: await presentLegalValue(read, "incoming", document.id, mayAskAgain(actor, document)),
    replies: replies.map((it) => ({ id: it.id, symbol: it.symbol, issuedDate: it.fields.issuedDate })),
    amendments: amendments.map((it) => ({
      at: it.at.toISOString(),
      by: refOf(others, it.by).name,
      reason: it.reason,
      changes: it.changes.map((change) => ({ ...change })),
    })),
    slip: await presentSlip(read, document.agencyId, slip, onSlip, {
      ...present,
      mendableUntil: (it) => mendableUntil(matter, it, actor.personId, present.now),
    }),
    acts: actsOf(actor, matter, {
      clerkMayTransfer: rules.clerkMayTransfer,
      leaderLeft: hasRole(actor, "clerk") && (await hasLeaderLeft(read, matter, present.now)),
    }),
    history: [...(origin === null ? [] : [origin.entry]), ...(await historyOf(read, entries))],
  };
}

function lateView({ late }: IncomingDocument): IncomingDetail["late"] {
  if (late === null) return null;
  return { due: late.due.toISOString(), article: { vi: late.articleVi, en: late.articleEn } };
}

/** The deadline first set for the document's lead stays visible through every extension. */
function firstDeadline({ slip }: ReadableMatter): Date | null {
  const lead = slip.assignments.findLast(
    (it) => it.parentId === null && it.role === "lead" && it.state !== "withdrawn",
  );
  return lead?.firstDeadlineAt ?? null;
}

/** By when the law wanted it registered, presented and handled, and whether it was. */
function legalDeadlinesOf(
  document: IncomingDocument,
  entries: readonly AuditEntry[],
  { urgentMinutes }: AgencyRules,
  { now, calendar }: Present,
): IncomingDetail["legalDeadlines"] {
  const { arrivedAt, priority } = document.fields;
  const register = legalDeadline("register", { since: arrivedAt, priority, calendar, urgentMinutes });
  const present = legalDeadline("present", {
    since: document.registeredAt,
    priority,
    calendar,
    urgentMinutes,
  });
  const presented = entries.find(
    ({ action }) => action === "routing.submitted" || action === "routing.transferred",
  );
  const finished = entries.findLast(
    ({ action, data }) => action === "routing.completed" && data["documentDone"] === true,
  );
  const isDone = document.state === "done";
  const handled =
    document.deadlineAt === null
      ? null
      : isDone
        ? finishedInTime(finished, document.deadlineAt)
        : pending(now, document.deadlineAt);
  return [
    {
      kind: "register",
      due: register.due.toISOString(),
      met: document.registeredAt <= register.due,
      article: register.rule.short,
    },
    {
      kind: "present",
      due: present.due.toISOString(),
      met: presented === undefined ? pending(now, present.due) : presented.at <= present.due,
      article: present.rule.short,
    },
    {
      kind: "handle",
      due: document.deadlineAt?.toISOString() ?? null,
      met: handled,
      article: legalRules["handle-urgent"].short,
    },
  ];
}

/** Not yet decided while there is time, missed afterwards. */
const pending = (now: Date, due: Date): boolean | null => (now > due ? false : null);

const finishedInTime = (finished: AuditEntry | undefined, due: Date): boolean =>
  finished === undefined || finished.at <= due;
