import type { OpenBytes } from "./file-store.ts";

/** Who asks, and the token that has just proved it: with it Entra lets this app ask Graph in the person's name. */
export interface PersonsProof {
  readonly directoryId: string;
  readonly token: string;
}

/** What people let the app do for them at Microsoft 365; null: not set up here. */
export interface InPersonsName {
  readonly calendar: PersonsCalendar | null;
  readonly files: PersonsFiles | null;
}

/** The embedded mode, and a deployment that leaves it out. */
export const nothingInPersonsName: InPersonsName = { calendar: null, files: null };

/** A person's own calendar. Every call throws `PersonNeeded`, `TokenRefused` (expired) and `PersonsGraphAway`. */
export interface PersonsCalendar {
  /** A draft: nobody is told before the person sends it. Asked again with one `transaction`, it stays one event. */
  draft(proof: PersonsProof, event: EventToDraft): Promise<CalendarEntry>;
  /** Null where the person has deleted it. */
  look(proof: PersonsProof, eventId: string): Promise<CalendarEntry | null>;
  /** Of an event that was sent, those invited are told of it. Null where it is gone. */
  change(proof: PersonsProof, eventId: string, to: EventTime): Promise<CalendarEntry | null>;
  remove(proof: PersonsProof, eventId: string): Promise<void>;
  /** Names of the files that the event carries. */
  papers(proof: PersonsProof, eventId: string): Promise<readonly string[]>;
  /** False where the mailbox takes no file of that size. */
  attach(proof: PersonsProof, eventId: string, paper: Paper): Promise<boolean>;
  /** In the order of the addresses; when somebody is free is not told. */
  busy(proof: PersonsProof, addresses: readonly string[], time: TimeSpan): Promise<readonly Availability[]>;
}

/**
 * An event carries no more, all its files together, bytes: Exchange Online sends messages of 35 MB unless an administrator
 * has set otherwise, and encodes four bytes for three.
 */
export const mostPapersBytes = 25_000_000;

export interface TimeSpan {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface EventTime extends TimeSpan {
  readonly place: string | null;
  readonly participants: readonly { readonly name: string; readonly email: string }[];
}

export interface EventToDraft extends EventTime {
  readonly transaction: string;
  readonly title: string;
  /** Plain text. */
  readonly text: string;
}

export interface CalendarEntry {
  readonly id: string;
  /** Where the person opens it in Outlook; null where Graph does not say. */
  readonly link: string | null;
  /** The person has sent it to those invited. */
  readonly isSent: boolean;
}

export interface Paper {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** `unknown`: no calendar of this address can be seen. */
export type Availability = { readonly state: "unknown" } | { readonly state: "seen"; readonly busy: Busy[] };

export interface Busy extends TimeSpan {
  /** Outlook's own words: busy, perhaps, out of office, working elsewhere. */
  readonly kind: "busy" | "tentative" | "away" | "elsewhere";
}

/** Files that a person may open, by the address that a message names. Throws as `PersonsCalendar` does. */
export interface PersonsFiles {
  /** Null where there is none, or none that this person may open. */
  find(proof: PersonsProof, address: string): Promise<SharedFile | null>;
}

export interface SharedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Throws `PersonsGraphAway` where the bytes do not come to their end, also while they are read. */
  open(): Promise<OpenBytes>;
}

/** Entra wants the person: to consent to what the app may do in their name, or to prove once more who they are. */
export class PersonNeeded extends Error {
  readonly act: "consent" | "signIn";
  readonly scopes: readonly string[];
  /** What the next sign-in must prove (OpenID Connect, `claims`), to be handed to Entra as it stands; null: nothing special. */
  readonly claims: string | null;

  constructor(act: PersonNeeded["act"], scopes: readonly string[], claims: string | null) {
    super(`Entra wants the person: ${act}.`);
    this.name = "PersonNeeded";
    this.act = act;
    this.scopes = scopes;
    this.claims = claims;
  }
}

/** setUp: Entra does not let this app ask in anybody's name. denied: Microsoft 365 lets this person not do it. */
export type PersonsGraphFault = "setUp" | "denied" | "throttled" | "offline";

export class PersonsGraphAway extends Error {
  readonly fault: PersonsGraphFault;
  /** `AADSTS50013`, `ErrorAccessDenied`: for who mends it. */
  readonly reason: string;
  /** Seconds to wait, where it was said. */
  readonly retryAfter: number | null;

  constructor(
    fault: PersonsGraphFault,
    reason: string,
    options: ErrorOptions & { readonly retryAfter?: number | null } = {},
  ) {
    super(`Graph does not do it in the person's name: ${fault} (${reason}).`, options);
    this.name = "PersonsGraphAway";
    this.fault = fault;
    this.reason = reason;
    this.retryAfter = options.retryAfter ?? null;
  }
}
