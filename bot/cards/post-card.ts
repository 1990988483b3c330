import type { ChannelNotice } from "../../src/ports/team-channels.ts";
import { cardOf, line, run, type Action, type Element, type GlimpseData, type Rendered } from "./card.ts";
import { priorityWord } from "./document-notice.ts";
import type { Links } from "./links.ts";
import { mentionsOf, plainName, viewersOf, type Member, type Mention } from "./mention.ts";
import { seeButton } from "./shared-card.ts";
import { say, type BotMessage } from "./say.ts";
import { bandElement, type Band } from "./standing.ts";
import { dueDate, shortWhen } from "./when.ts";

export interface PostContext {
  readonly links: Links;
  readonly now: Date;
  /** Who reads the channel, as far as it is known. */
  readonly roster: readonly Member[];
}

/**
 * What everybody who reads a unit's channel sees of what the unit was given. Whoever may see more gets their own view of
 * it (`refresh`); `band`: what the one reader who pressed a button is told.
 */
export function postCard(notice: ChannelNotice, context: PostContext, band: Band | null = null): Rendered {
  const { language, standing, documentId, assignmentId } = notice;
  const text = sentenceOf(notice, context);
  const onTop = band === null ? [] : [bandElement(band)];
  if (standing === "withheld") return cardOf(language, text, [...onTop, line([run(text)])]);
  const data: GlimpseData = { kind: "incoming", documentId, language, assignmentId };
  const see = seeButton(data);
  const open: Action = {
    type: "Action.OpenUrl",
    title: say(language, "openDocument"),
    url: context.links.document(documentId),
  };
  const mentions = mentionsOf(
    standing === "waiting"
      ? notice.heads.map(({ directoryId }) => directoryId)
      : [notice.handler?.directoryId ?? null],
    context.roster,
  );
  const body = [
    ...onTop,
    titleRow(notice),
    ...dueLine(notice, context),
    ...standingLines(notice, context, mentions),
  ];
  const hint = line([run(say(language, "sharedHint"), { isSubtle: true, size: "small" })], {
    spacing: "small",
  });
  const { card } = cardOf(language, text, [...body, hint], [...claimOf(notice), see, open]);
  const readers = context.roster.filter(
    (it) => it.directoryId !== null && notice.readers.includes(it.directoryId),
  );
  return {
    card: {
      ...card,
      refresh: { action: see, ...viewersOf(readers) },
      ...(mentions.length === 0 ? {} : { msteams: { entities: mentions } }),
    },
    text,
  };
}

function claimOf({ standing, language, ...it }: ChannelNotice): Action[] {
  if (standing !== "waiting") return [];
  const { documentId, assignmentId, version, agencyId } = it;
  return [
    {
      type: "Action.Execute",
      title: say(language, "claim"),
      verb: "claim",
      style: "positive",
      data: { documentId, assignmentId, version, agencyId, language },
    },
  ];
}

function titleRow({ language, unitName, priority, arrivalNumber }: ChannelNotice): Element {
  const urgent = priorityWord(priority, language);
  const look = { size: "small", weight: "bolder" } as const;
  return {
    type: "ColumnSet",
    columns: [
      {
        type: "Column",
        width: "stretch",
        items: [
          line([
            run(say(language, "postTitle", { unit: unitName }), { ...look, color: "accent" }),
            ...(urgent === null ? [] : [run(` · ${urgent}`, { ...look, color: "attention" as const })]),
          ]),
        ],
      },
      {
        type: "Column",
        width: "auto",
        items: [
          line([run(say(language, "arrivalNumber", { number: arrivalNumber ?? "…" }), look)], {
            horizontalAlignment: "right",
          }),
        ],
      },
    ],
  };
}

/** The date alone: nobody brings the post up to date when a day has passed. */
function dueLine({ deadline, language, standing }: ChannelNotice, { now }: PostContext): Element[] {
  if (deadline === null || (standing !== "waiting" && standing !== "taken")) return [];
  const words = say(language, "postDue", { date: dueDate(deadline, now) });
  return [line([run(`⏱ ${words}`, { weight: "bolder" })], { spacing: "small" })];
}

function standingLines(notice: ChannelNotice, { now }: PostContext, mentions: readonly Mention[]): Element[] {
  const { language, standing, handler, heads } = notice;
  const plain = (message: BotMessage): Element =>
    line([run(say(language, message), { weight: "bolder" })], { spacing: "small" });
  if (standing === "waiting") {
    const who = named(
      mentions,
      heads.map(({ name }) => name),
    );
    return [plain("postWaiting"), ...(who === "" ? [] : [withNames(say(language, "postHead", { who }))])];
  }
  if (standing === "returned") return [plain("postReturned")];
  if (standing === "withdrawn" || handler === null)
    return [plain(standing === "completed" ? "postCompleted" : "postWithdrawn")];
  const who = named(mentions, [handler.name]);
  const message =
    standing === "completed" ? "postCompletedBy" : handler.isClaim ? "postClaimedBy" : "postHandledBy";
  return [withNames(say(language, message, { who, when: shortWhen(handler.since, now) }))];
}

/** The mentions where Teams can make them, else the names. */
function named(mentions: readonly Mention[], names: readonly string[]): string {
  return (mentions.length > 0 ? mentions.map(({ text }) => text) : names.map(plainName)).join(", ");
}

/** Mentions work in text blocks alone; these read Markdown, so nothing that people wrote stands in them but plain names. */
function withNames(text: string): Element {
  return { type: "TextBlock", text, wrap: true, spacing: "small" };
}

function sentenceOf(notice: ChannelNotice, { now }: PostContext): string {
  const { language, standing, unitName: unit, arrivalNumber, priority, deadline, handler } = notice;
  const urgent = priorityWord(priority, language);
  const params = {
    unit,
    number: arrivalNumber ?? "…",
    priority: urgent === null ? "" : ` ${urgent}`,
    due: deadline === null ? "" : say(language, "sayDue", { date: dueDate(deadline, now) }),
    who: handler?.name ?? unit,
  };
  return say(language, sentences[standing], params);
}

const sentences: Readonly<Record<ChannelNotice["standing"], BotMessage>> = {
  waiting: "sayPostWaiting",
  taken: "sayPostTaken",
  returned: "sayPostReturned",
  completed: "sayPostCompleted",
  withdrawn: "sayPostWithdrawn",
  withheld: "sayPostWithheld",
};
