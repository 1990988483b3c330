import type { DeadlineView } from "../../src/contract/common.ts";
import type { AssignmentView, InstructionView } from "../../src/contract/routing.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import { line, run, type Colour, type Element } from "./card.ts";
import {
  actingName,
  assignmentOf,
  instructionOf,
  latest,
  nameOf,
  priorityWord,
  shortened,
  type CardContext,
  type DocumentNotice,
} from "./document-notice.ts";
import { legalLine, legalReasons } from "./legal-line.ts";
import { say } from "./say.ts";
import { dueDate, shortDate, shortWhen } from "./when.ts";

/** One screen of a phone is about this much text under the head. */
const mostQuoted = 600;
const mostAbstract = 1000;

/**
 * What every card of a document begins with: what it is, from whom, by when; the abstract stands first. Once the
 * matter is past, the card no longer says what it was waiting for.
 */
export function documentHead(notice: DocumentNotice, context: CardContext, isPast: boolean): Element[] {
  const { detail, language, reason } = notice;
  const assignment = assignmentOf(notice);
  // What has ended counts down no more.
  const isOpen = assignment === null || ["assigned", "acknowledged"].includes(assignment.state);
  const deadline = isOpen ? (assignment?.deadline ?? detail.deadline) : null;
  const giver = notice.onBehalfOf;
  return [
    titleRow(notice),
    ...(giver === null
      ? []
      : [
          line([run(say(language, "cardFor", { name: giver.name }), { weight: "bolder", color: "accent" })], {
            spacing: "none",
          }),
        ]),
    ...(isPast ? [] : [line([run(say(language, reason), { weight: "bolder" })], { spacing: "none" })]),
    line([run(shortened(detail.fields.abstract, mostAbstract), { size: "medium", weight: "bolder" })], {
      spacing: "small",
    }),
    line([run(facts(notice), { isSubtle: true })], { spacing: "small" }),
    ...legalLine(notice),
    ...(deadline === null ? [] : [deadlineLine(deadline, language, context.now)]),
  ];
}

function titleRow({ detail, language }: DocumentNotice): Element {
  const urgent = priorityWord(detail.fields.priority, language);
  const kind = line([
    run(say(language, "incomingDocument"), { size: "small", weight: "bolder", color: "accent" }),
    ...(urgent === null
      ? []
      : [run(` · ${urgent}`, { size: "small", weight: "bolder", color: "attention" as const })]),
  ]);
  const number = line(
    [
      run(say(language, "arrivalNumber", { number: detail.arrivalNumber }), {
        size: "small",
        weight: "bolder",
      }),
    ],
    { horizontalAlignment: "right" },
  );
  return {
    type: "ColumnSet",
    columns: [
      { type: "Column", width: "stretch", items: [kind] },
      { type: "Column", width: "auto", items: [number] },
    ],
  };
}

function facts({ detail, language }: DocumentNotice): string {
  const { issuedDate, pageCount } = detail.fields;
  return [
    detail.senderName,
    nameOf(detail, language),
    ...(issuedDate === null ? [] : [issuedDate.split("-").toReversed().join("/")]),
    ...(pageCount === null ? [] : [say(language, "pages", { count: pageCount })]),
  ].join(" · ");
}

/** The yellow of a warning is too pale on white in some clients to carry words. */
const colours: Readonly<Record<DeadlineView["severity"], Colour>> = {
  overdue: "attention",
  today: "attention",
  soon: "default",
  later: "default",
};

function deadlineLine(deadline: DeadlineView, language: Language, now: Date): Element {
  const words = say(language, "due", { date: dueDate(deadline, now), words: deadline.words[language] });
  const first =
    deadline.firstAt !== null && deadline.firstAt !== deadline.at
      ? ` · ${say(language, "firstDue", { date: shortDate(deadline.firstAt, now) })}`
      : "";
  return line(
    [
      run(`⏱ ${words}`, { weight: "bolder", color: colours[deadline.severity] }),
      run(first, { isSubtle: true }),
    ].filter((one) => one.text !== ""),
    { spacing: "small" },
  );
}

/** What the reader must know besides the document itself, by why the card was brought. */
export function story(notice: DocumentNotice, context: CardContext): Element[] {
  switch (notice.reason) {
    case "toInstruct": {
      const given = latestOrder(notice, context);
      return given.length === 0 ? told(notice, context, "submitted") : given;
    }
    case "toSubmit":
      return told(notice, context, "submitted");
    case "assigned":
    case "assignedInform":
    case "released":
    case "extensionDecided":
      return order(notice, context);
    case "reminderBefore":
    case "reminderDue":
    case "reminderOverdue":
      return [...wish(notice, context), ...order(notice, context)];
    case "claimed":
      return told(notice, context, "claimed");
    case "reported":
      return told(notice, context, "reported");
    case "returned":
      return told(notice, context, "assignmentReturned");
    case "givenBack":
      return told(notice, context, "givenBack");
    case "reopened":
      return [...told(notice, context, "reopened"), ...order(notice, context)];
    case "extensionAsked":
      return [...wish(notice, context), ...order(notice, context)];
    case "completed":
      return result(notice, context);
    case "refused":
      return told(notice, context, "refused");
    case "signaturesBad":
    case "legalValueChanged":
      return legalReasons(notice);
    case "lookedUp":
      return assignmentOf(notice) === null
        ? handlers(notice)
        : [...wish(notice, context), ...order(notice, context)];
  }
}

/** `Trần Thị Lan trình … — lúc 08:12`, and what was written with it. */
function told(
  { detail, language }: DocumentNotice,
  { now }: CardContext,
  kind: Parameters<typeof latest>[1],
): Element[] {
  const entry = latest(detail, kind);
  if (entry === null) return [];
  // The history says what was done; who did it stands beside it and becomes the subject here.
  const did = entry.sentence[language];
  const sentence = say(language, "at", {
    sentence: `${entry.who} ${did.charAt(0).toLowerCase()}${did.slice(1)}`,
    when: shortWhen(entry.at, now),
  });
  return [
    line([run(sentence, { isSubtle: true })], { spacing: "small" }),
    ...(entry.text === null ? [] : [quoted(entry.text)]),
  ];
}

/** What the document was ordered last, on the card that became the record of it. */
function latestOrder(notice: DocumentNotice, context: CardContext): Element[] {
  const { slip, state } = notice.detail;
  const given = slip.instructions.findLast(({ level }) => level !== "unit");
  if (given === undefined || (state !== "assigned" && state !== "done")) return [];
  const words = given.text === "" ? [] : [quoted(given.text)];
  return [...words, ...inPlaceOf(notice, given, context)];
}

/** What was mended says so (R14). */
function inPlaceOf(
  { detail, language }: DocumentNotice,
  { replaces }: InstructionView,
  { now }: CardContext,
): Element[] {
  const before = detail.slip.instructions.find(({ id }) => id === replaces);
  if (before === undefined) return [];
  const words = say(language, "inPlaceOf", { when: shortWhen(before.givenAt, now) });
  return [line([run(words, { isSubtle: true, size: "small" })], { spacing: "none" })];
}

function order(notice: DocumentNotice, context: CardContext): Element[] {
  const { detail, language } = notice;
  const assignment = assignmentOf(notice);
  if (assignment === null) return [];
  const instruction = instructionOf(detail, assignment);
  const role = line([run(roleLine(notice, assignment))], { spacing: "small" });
  const outcome = assignment.result === null ? [] : resultLines(assignment, language);
  if (instruction === null) return [role, ...outcome];
  if (instruction.text === "") return [role, ...inPlaceOf(notice, instruction, context), ...outcome];
  const by = [instruction.position, actingName(instruction, language)]
    .filter((part) => part !== null)
    .join(" ");
  return [
    role,
    line([run(say(language, "orderBy", { by }), { isSubtle: true })], { spacing: "small" }),
    quoted(instruction.text),
    ...inPlaceOf(notice, instruction, context),
    ...outcome,
  ];
}

/** To who gave the order the card says whom it went to, to the others what they are in it. */
function roleLine(
  { language, readerId }: DocumentNotice,
  { role, assignee, assignedBy }: AssignmentView,
): string {
  const word = say(language, role);
  return assignedBy.id === readerId
    ? say(language, "handledBy", { names: say(language, "whomRole", { name: assignee.name, role: word }) })
    : say(language, "yourRole", { role: word });
}

function wish(notice: DocumentNotice, { now }: CardContext): Element[] {
  const asked = assignmentOf(notice)?.extension ?? null;
  if (asked === null) return [];
  const sentence = say(notice.language, "extensionWish", {
    who: asked.askedBy.name,
    until: dueDate({ at: asked.until }, now),
    reason: shortened(asked.reason, mostQuoted),
  });
  return [line([run(sentence)], { spacing: "small" })];
}

function result(notice: DocumentNotice, context: CardContext): Element[] {
  const { language, detail } = notice;
  const assignment =
    assignmentOf(notice) ??
    detail.slip.assignments.findLast(
      (a) => a.role === "lead" && a.parentId === null && a.state === "completed",
    ) ??
    null;
  if (assignment === null || assignment.result === null) return told(notice, context, "completed");
  return resultLines(assignment, language);
}

function resultLines({ result: words, replySymbol }: AssignmentView, language: Language): Element[] {
  const reply = replySymbol === null ? [] : [say(language, "replySymbol", { symbol: replySymbol })];
  return [
    line([run(say(language, "result"), { isSubtle: true }), run(` ${shortened(words ?? "", mostQuoted)}`)], {
      spacing: "small",
    }),
    ...reply.map((text) => line([run(text)], { spacing: "small" })),
  ];
}

function handlers({ detail, language }: DocumentNotice): Element[] {
  const names = detail.slip.assignments
    .filter((a) => a.parentId === null && a.state !== "withdrawn" && a.state !== "returned")
    .map((a) => say(language, "whomRole", { name: a.assignee.name, role: say(language, a.role) }));
  if (names.length === 0) return [];
  return [
    line(
      [
        run(shortened(say(language, "handledBy", { names: names.join(", ") }), mostQuoted), {
          isSubtle: true,
        }),
      ],
      {
        spacing: "small",
      },
    ),
  ];
}

function quoted(text: string): Element {
  return line([run(`“${shortened(text, mostQuoted)}”`)], { spacing: "small" });
}
