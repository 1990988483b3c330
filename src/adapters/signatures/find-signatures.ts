import type { History } from "./history.ts";
import { placesOfByteRange, signaturesByByteRange } from "./pdf/damaged-file.ts";
import type { DocumentView } from "./pdf/document-view.ts";
import { catalogOf, signaturesIn, type FoundSignature } from "./pdf/signature-fields.ts";
import { valuesOfStrayWidgets } from "./pdf/stray-widgets.ts";
import { entry, type PdfDictionary, type PdfValue } from "./pdf/values.ts";

export interface Found extends FoundSignature {
  /** How many fields refer to it. */
  readonly fields: number;
}

/** All signatures of a file, those included that no field names any more. */
export function findSignatures(history: History): Found[] {
  const inFields = signaturesOf(history);
  return [...inFields, ...bytesBehind(history), ...(inFields.length > 0 ? [] : orphansOf(history))];
}

/** The signatures of all revisions: one that a later revision dropped was there all the same. */
function signaturesOf(history: History): Found[] {
  const found = new Map<number, Found>();
  const last = history.revisions.all.length - 1;
  for (const [index] of history.revisions.all.entries()) {
    const inView = new Map<number, Found>();
    const view = history.view(index);
    for (const signature of signaturesIn(view)) {
      const key = signature.inFile ? signature.dictionary.start : -1 - inView.size;
      inView.set(key, { ...signature, fields: (inView.get(key)?.fields ?? 0) + 1 });
    }
    // A widget that is no longer there at the end was taken off its page, which nobody permits.
    for (const place of index < last || inView.size === 0 ? [] : valuesOfStrayWidgets(view)) {
      const shared = inView.get(place);
      if (shared !== undefined) inView.set(place, { ...shared, fields: shared.fields + 1 });
    }
    for (const [key, signature] of inView) {
      const known = found.get(key);
      found.set(key, { ...(known ?? signature), fields: Math.max(known?.fields ?? 0, signature.fields) });
    }
  }
  return [...found.values()];
}

/**
 * Signature dictionaries in a file none of whose fields is signed: it shall not read as unsigned. They stand as objects,
 * or in bytes that the cross-references pass over, as where a later update leaves a signed revision out of the chain.
 * Beside signatures in fields they say nothing that anybody is shown, and looking for them reads the whole file.
 */
function orphansOf(history: History): Found[] {
  const { bytes } = history.file;
  const { end } = history.revisions.all.at(-1) ?? history.revisions.all[0];
  const places = placesOfByteRange(bytes).filter((at) => at < end);
  if (places.length === 0) return [];
  const isAround = (at: number) => (it: PdfValue) => it.start <= at && at < it.end;
  const current = objectsInFile(history.view(history.revisions.all.length - 1));
  const standing = current.filter(
    (it): it is PdfDictionary =>
      it.kind === "dictionary" &&
      entry(it, "Contents").kind !== "null" &&
      places.some((at) => isAround(at)(it)),
  );
  const reached = history.revisions.all.flatMap((_, index) => {
    const view = history.view(index);
    // An encrypted file's authentication code (ISO/TS 32004, 5.4) stands in the trailer and is no signature either.
    return [...objectsInFile(view), entry(view.trailer, "AuthCode")];
  });
  const passedOver = places.filter((at) => !reached.some(isAround(at)));
  const found = passedOver.length === 0 ? [] : signaturesByByteRange(bytes);
  return [
    ...standing.filter((it) => !isUsageRight(history, it)),
    ...found.map((it) => it.dictionary).filter((it) => passedOver.some((at) => isAround(at)(it))),
  ].map((dictionary) => ({ field: null, dictionary, inFile: true, fields: 0 }));
}

/** Each once, whatever numbers lead to it. */
function objectsInFile(view: DocumentView): PdfValue[] {
  const objects = new Map<number, PdfValue>();
  for (const number of view.numbers()) {
    if (view.place(number)?.is !== "inFile") continue;
    const value = view.object(number);
    objects.set(value.start, value);
  }
  return [...objects.values()];
}

/** Adobe's licence to use a form in its reader is no signature of the document (ISO 32000-1, 12.8.2.3). */
function isUsageRight(history: History, { start }: PdfDictionary): boolean {
  const view = history.view(history.revisions.all.length - 1);
  const usage = view.resolve(entry(view.resolve(entry(catalogOf(view), "Perms")), "UR3"));
  return usage.kind === "dictionary" && usage.start === start;
}

/** Signatures in bytes that no revision holds: the file was cut, or written on without cross-references. */
function bytesBehind({ file, revisions }: History): Found[] {
  const { end } = revisions.all.at(-1) ?? revisions.all[0];
  if (revisions.behind !== "bytes") return [];
  return signaturesByByteRange(file.bytes)
    .filter((it) => it.dictionary.start >= end)
    .map((it) => ({ ...it, fields: 0 }));
}
