import type { Mention } from "./mention.ts";
import type { Language } from "../../src/contract/messages/message.ts";

/** The part of Adaptive Cards 1.5 that Vanthu uses. What people wrote goes into runs, which know no markdown. */
export type Colour = "default" | "accent" | "good" | "warning" | "attention";

export interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly size?: "small" | "default" | "medium" | "large";
  readonly weight?: "bolder";
  readonly color?: Colour;
  readonly isSubtle?: boolean;
}

export interface RichText {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
  readonly horizontalAlignment?: "left" | "right";
}

/** Reads Markdown; only mentions need it, and nothing that people wrote stands in it but plain names (`mention.ts`). */
export interface TextBlock {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  readonly spacing?: Spacing;
}

type Spacing = "none" | "small" | "default" | "medium";

export interface Column {
  readonly type: "Column";
  readonly width: "auto" | "stretch";
  readonly items: readonly Element[];
}

export interface ColumnSet {
  readonly type: "ColumnSet";
  readonly columns: readonly Column[];
}

export interface Container {
  readonly type: "Container";
  readonly items: readonly Element[];
  readonly style?: "emphasis" | "good" | "warning" | "attention" | "accent";
  readonly spacing?: Spacing;
  readonly separator?: boolean;
  readonly selectAction?: OpenUrl;
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

interface InputBase {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string;
}

export interface ChoiceInput extends InputBase {
  readonly type: "Input.ChoiceSet";
  readonly choices: readonly Choice[];
  readonly isMultiSelect?: boolean;
  readonly style: "compact" | "expanded" | "filtered";
  readonly placeholder?: string;
  readonly wrap?: boolean;
  /** Teams asks the bot for more choices while somebody types; other clients leave it out. */
  readonly "choices.data"?: { readonly type: "Data.Query"; readonly dataset: string };
}

export interface DateInput extends InputBase {
  readonly type: "Input.Date";
}

export interface TextInput extends InputBase {
  readonly type: "Input.Text";
  readonly isMultiline?: boolean;
  readonly maxLength: number;
  readonly placeholder?: string;
}

export type Input = ChoiceInput | DateInput | TextInput;
export type Element = RichText | TextBlock | ColumnSet | Container | Input;

export interface OpenUrl {
  readonly type: "Action.OpenUrl";
  readonly title: string;
  readonly url: string;
}

/** What comes back when a button is pressed, together with the inputs. */
export interface PressData {
  readonly documentId: string;
  readonly assignmentId: string | null;
  readonly version: number;
  /** In whose place it is pressed. */
  readonly onBehalfOf?: string;
  readonly agencyId: string;
  readonly language: Language;
  /** Why the card was brought, so that the card that replaces it is about the same thing. */
  readonly reason: string;
  readonly granted?: boolean;
  /** The instruction that is mended, and the assignment of the unit within which it was given. */
  readonly instructionId?: string;
  readonly parentId?: string | null;
  /** What was asked back, and is confirmed by this button. */
  readonly confirmed?: string;
  /** Pressed on the reader's own view of a card in a chat that others read, to be answered by that view again. */
  readonly shared?: { readonly assignmentId: string | null };
}

export interface Execute {
  readonly type: "Action.Execute";
  readonly title: string;
  readonly verb: string;
  readonly data: PressData;
  readonly style?: "positive" | "destructive";
  readonly associatedInputs?: "auto" | "none";
}

/** Asks for what the reader may see of a document that somebody put into a chat. */
export interface Glimpse {
  readonly type: "Action.Execute";
  readonly title: string;
  readonly verb: "glimpse";
  readonly data: GlimpseData;
}

export interface GlimpseData {
  readonly kind: "incoming" | "outgoing";
  readonly documentId: string;
  readonly language: Language;
  /** In a unit's channel: the unit's assignment that the post is about. */
  readonly assignmentId?: string;
}

/** Takes what a unit was given, in the unit's channel. */
export interface ClaimAct {
  readonly type: "Action.Execute";
  readonly title: string;
  readonly verb: "claim";
  readonly style: "positive";
  readonly data: Pick<PressData, "documentId" | "version" | "agencyId" | "language"> & {
    readonly assignmentId: string;
  };
}

/** Freezes the account that is chosen on the card. */
export interface FreezeAct {
  readonly type: "Action.Execute";
  readonly title: string;
  readonly verb: "freezeAccount";
  readonly style: "destructive";
  readonly data: { readonly agencyId: string; readonly language: Language };
}

/** What a button of a draft's card brings back. */
export interface DraftPress {
  readonly draftId: string;
  readonly agencyId: string;
  readonly version: number;
  /** Of the text: the version that was submitted. */
  readonly number: number;
  readonly language: Language;
  readonly reason: string;
}

/** Approves a draft, or gives it back. */
export interface DraftAct {
  readonly type: "Action.Execute";
  readonly title: string;
  readonly verb: "approveDraft" | "giveDraftBack";
  readonly style: "positive";
  readonly associatedInputs: "auto" | "none";
  readonly data: DraftPress;
}

/** Confirms or refuses more rights for somebody. */
export interface RightsAct {
  readonly type: "Action.Execute";
  readonly title: string;
  readonly verb: "decideRights";
  readonly style?: "positive" | "destructive";
  readonly data: {
    readonly agencyId: string;
    readonly language: Language;
    readonly changeId: string;
    readonly version: number;
    readonly confirmed: boolean;
  };
}

export interface ShowCard {
  readonly type: "Action.ShowCard";
  readonly title: string;
  readonly style?: "positive" | "destructive";
  readonly card: {
    readonly type: "AdaptiveCard";
    readonly body: readonly Element[];
    readonly actions: readonly (Execute | DraftAct)[];
  };
}

export type Action = OpenUrl | Execute | Glimpse | ClaimAct | FreezeAct | RightsAct | DraftAct | ShowCard;

export interface Card {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  readonly lang: Language;
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
  /** For the people in `userIds`, at most 60; without them Teams asks in small chats, and a button does in others. */
  readonly msteams?: { readonly entities: readonly Mention[] };
  readonly refresh?: { readonly action: Execute | Glimpse; readonly userIds?: readonly string[] };
}

/** A card and the one sentence that stands for it in a notification. */
export interface Rendered {
  readonly card: Card;
  readonly text: string;
}

/** Teams refuses a card with more; the rest belongs to the document's page. */
export const mostActions = 6;
/** What a Teams client takes as one card, in bytes of UTF-8. */
export const mostBytes = 28 * 1024;

export function cardOf(
  language: Language,
  text: string,
  body: readonly Element[],
  actions: readonly Action[] = [],
): Rendered {
  const card: Card = {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: language,
    fallbackText: text,
    speak: text,
    body,
    ...(actions.length > 0 ? { actions: actions.slice(0, mostActions) } : {}),
  };
  return { card, text };
}

export function run(text: string, look: Omit<TextRun, "type" | "text"> = {}): TextRun {
  return { type: "TextRun", text: breakable(text), ...look };
}

/** Rich text goes on in the next line only between words: an address on the web would leave the card. */
function breakable(text: string): string {
  return text.replace(/\S{26,}/gu, (word) =>
    word.replace(/(?:\S{1,20}[/\-_.?&=:]|\S{20})(?=\S)/gu, "$&\u200b"),
  );
}

export function line(inlines: readonly TextRun[], look: Omit<RichText, "type" | "inlines"> = {}): RichText {
  return { type: "RichTextBlock", inlines, ...look };
}

export function bytesOf(card: Card): number {
  return new TextEncoder().encode(JSON.stringify(card)).length;
}
