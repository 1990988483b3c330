import type { Event, ScheduleItem } from "@microsoft/microsoft-graph-types";
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
  /** Letters that Exchange has sent to those invited. */
  sent = 0;
}
