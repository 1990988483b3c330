import type { PressData } from "../../bot/cards/card.ts";
import type { Named } from "./sample-documents.ts";

export interface Place {
  readonly tenantId: string;
  readonly serviceUrl: string;
}

/** An activity as Teams sends it. */
export function activityFrom(
  person: Named,
  place: Place,
  part: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: "message",
    id: "1700000000000",
    timestamp: "2026-11-21T02:00:00.000Z",
    channelId: "msteams",
    serviceUrl: place.serviceUrl,
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
    recipient: { id: "28:bot", name: "Vanthu" },
    conversation: { id: `a:${person.id}`, conversationType: "personal", tenantId: place.tenantId },
    channelData: { tenant: { id: place.tenantId } },
    locale: "vi-VN",
    text: "trợ giúp",
    ...part,
  };
}

export function pressFrom(
  person: Named,
  place: Place,
  verb: string,
  data: Partial<PressData> & Record<string, unknown>,
): Record<string, unknown> {
  return activityFrom(person, place, {
    type: "invoke",
    name: "adaptiveCard/action",
    text: undefined,
    value: { action: { type: "Action.Execute", verb, data }, trigger: "manual" },
  });
}
