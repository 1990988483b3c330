import { typeNameOf } from "../document-types.ts";
import type { IncomingDocument } from "../incoming/incoming-document.ts";
import type { OutgoingDocument } from "../outgoing/outgoing-document.ts";
import type { Principal, Readable } from "./read-scope.ts";

/** A document of the registers, as reading it is judged. */
export function readableIncoming(
  { agencyId, fields }: Pick<IncomingDocument, "agencyId" | "fields">,
  access: readonly Principal[],
): Readable {
  return { agencyId, access, typeName: fields.typeName };
}

export function readableOutgoing(
  { agencyId, fields }: Pick<OutgoingDocument, "agencyId" | "fields">,
  access: readonly Principal[],
): Readable {
  return { agencyId, access, typeName: typeNameOf(fields.typeCode) };
}
