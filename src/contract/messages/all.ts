import { accessMessages } from "./access.ts";
import { accountMessages } from "./accounts.ts";
import { administrationMessages } from "./administration.ts";
import { announcementMessages } from "./announcements.ts";
import { archiveMessages } from "./archive.ts";
import { calendarMessages } from "./calendar.ts";
import { channelMessages } from "./channels.ts";
import { delegationMessages } from "./delegations.ts";
import { doctorMessages } from "./doctor.ts";
import { draftMessages } from "./drafts.ts";
import { fieldsMessages } from "./fields.ts";
import { filesMessages } from "./files.ts";
import { guestMessages } from "./guests.ts";
import { httpMessages } from "./http.ts";
import { importMessages } from "./imports.ts";
import { incomingMessages } from "./incoming.ts";
import { intakeMessages } from "./intake.ts";
import { legalValueMessages } from "./legal-value.ts";
import { filledInBoth, type Message, type Messages } from "./message.ts";
import { numberingMessages } from "./numbering.ts";
import { outgoingMessages } from "./outgoing.ts";
import { meetingMessages } from "./meetings.ts";
import { personsMessages } from "./persons.ts";
import { practiceMessages } from "./practice.ts";
import { printMessages } from "./print.ts";
import { routingMessages } from "./routing.ts";
import { sealingMessages } from "./sealing.ts";
import { signatureChangeMessages } from "./signature-changes.ts";
import { signatureFormatMessages } from "./signature-format.ts";
import { signatureTrustMessages } from "./signature-trust.ts";
import { trustMessages } from "./trust.ts";

/** Every sentence that a refusal or a finding can have, by its code. */
export const allMessages: Messages = {
  ...accessMessages,
  ...accountMessages,
  ...delegationMessages,
  ...administrationMessages,
  ...announcementMessages,
  ...archiveMessages,
  ...calendarMessages,
  ...channelMessages,
  ...doctorMessages,
  ...draftMessages,
  ...fieldsMessages,
  ...filesMessages,
  ...guestMessages,
  ...httpMessages,
  ...importMessages,
  ...incomingMessages,
  ...intakeMessages,
  ...legalValueMessages,
  ...numberingMessages,
  ...outgoingMessages,
  ...meetingMessages,
  ...personsMessages,
  ...practiceMessages,
  ...printMessages,
  ...routingMessages,
  ...sealingMessages,
  ...signatureChangeMessages,
  ...signatureFormatMessages,
  ...signatureTrustMessages,
  ...trustMessages,
};

/** The sentence of a code in both languages, its gaps filled; null for a code that no area has. */
export function messageOf(code: string, params: Readonly<Record<string, unknown>> = {}): Message | null {
  const message = allMessages[code];
  return message === undefined ? null : filledInBoth(message, params);
}
