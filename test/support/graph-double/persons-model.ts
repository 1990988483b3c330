import type { Event, ScheduleItem } from "@microsoft/microsoft-graph-types";
import type { AttachmentUpload } from "./attachment-uploads.ts";
import type { DriveModel, Item } from "./drive-model.ts";

export interface CalendarEvent {
  readonly id: string;
  readonly of: string;
  /** As it was sent, without what was changed. */
  event: Event;
  readonly attachments: { readonly name: string; readonly bytes: Buffer }[];
}

/** Mailboxes, and files that are shared with some people alone. */
export class PersonsModel {
  readonly events: CalendarEvent[] = [];
  /** By address of mail; an address that is not here has no calendar that can be seen. */
  readonly schedules = new Map<string, ScheduleItem[]>();
  /** By the address that a message names. */
  readonly shared = new Map<
    string,
    { readonly drive: DriveModel; readonly item: Item; readonly with: Set<string> }
  >();
  /** Files on their way to an event, by the id in their address. */
  readonly uploads = new Map<string, AttachmentUpload>();
  /** Exchange takes no larger attachment in this tenant: 35 MB of a message by default, of which base64 takes a quarter. */
  mailboxTakes = 26_000_000;
  /** Letters that Exchange has sent to those invited. */
  sent = 0;
}
