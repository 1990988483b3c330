import type { ArrivalStamp } from "../../domain/forms/arrival-stamp.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import { NotRendered, type Rendition, type RenditionFault, type StampedOn } from "../../ports/renditions.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { withOriginal, type OriginalServices } from "../files/open-original.ts";
import { readFile, type FileToRead } from "../files/read-file.ts";
import { namesOnSlips } from "../incoming/present-slip.ts";
import { loadMatter, type ReadableMatter } from "../routing/load-matter.ts";
import { receiversOf } from "./receivers.ts";

type Deps = OriginalServices & Pick<Services, "clock" | "ids" | "scanner" | "renditions">;

/** A copy to look at and to print, with the stamp `ĐẾN`; the original is as it was (rule 1). */
export interface StampedPaper {
  /** As it is called when it is saved. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly on: StampedOn;
  /** What stands before the stamp is sent only as far as it is the original; otherwise `FileDamaged` is thrown. */
  bytes(): AsyncIterable<Uint8Array>;
}

const rendered: ReadonlySet<string> = new Set(["application/pdf", "image/png", "image/jpeg", "image/tiff"]);

/** Whether there could be a stamped copy for the actor; throws as `stampIncoming` does, and makes nothing. */
export async function checkStamp(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  documentId: string,
): Promise<{ readonly name: string }> {
  const { document } = await loadMatter(store.read, actor, documentId);
  await mainFile(store.read, document.id);
  return { name: nameOf(document) };
}

/**
 * The main file of an incoming document with the stamp of NĐ 30, Phụ lục IV on its first page, for everybody who may read
 * the document. Who takes it is kept in the history before the first byte. Throws `document.absent`, and `stamp.…` where
 * no PDF can be made of the file.
 */
export async function stampIncoming(deps: Deps, actor: Actor, documentId: string): Promise<StampedPaper> {
  const { read } = deps.store;
  const matter = await loadMatter(read, actor, documentId);
  const file = await mainFile(read, documentId);
  const original = await readFile(deps, actor, file.id);
  const stamp = await stampOf(read, matter);
  const rendition = await made(() =>
    withOriginal(deps, file, (path) => deps.renditions.stamped({ path, mediaType: file.mediaType }, stamp)),
  );
  const at = deps.clock.now();
  await deps.store.transaction((records) =>
    records.audit.append(matter.document.agencyId, [
      {
        id: deps.ids.next(),
        at,
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "incoming.stamped",
        documentId,
        subjectId: file.id,
        data: { on: rendition.on },
      },
    ]),
  );
  return {
    name: nameOf(matter.document),
    size: rendition.bytes.length + (rendition.isBehindOriginal ? file.size : 0),
    on: rendition.on,
    bytes: () => behind(original, rendition),
  };
}

async function* behind(
  original: Pick<FileToRead, "whole">,
  { isBehindOriginal, bytes }: Rendition,
): AsyncIterable<Uint8Array> {
  if (isBehindOriginal) yield* original.whole();
  yield bytes;
}

async function mainFile({ files }: Pick<Records, "files">, documentId: string): Promise<StoredFileRecord> {
  const main = (await files.ofDocument(documentId)).find(({ role }) => role === "main");
  if (main === undefined || !rendered.has(main.mediaType)) throw new RuleBroken("stamp.no-pages");
  return main;
}

const codes: Readonly<Record<RenditionFault, string>> = {
  noPages: "stamp.no-pages",
  locked: "stamp.locked",
  broken: "stamp.broken",
  tooMuch: "stamp.too-much",
};

async function made<T>(make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof NotRendered) throw new RuleBroken(codes[error.reason]);
    throw error;
  }
}

/** Chuyển: who was given it, or the leader before whom it stands. */
async function stampOf(read: Records, { document, slip }: ReadableMatter): Promise<ArrivalStamp> {
  const agency = await read.organisation.node(document.agencyId);
  const names = await namesOnSlips(read, [slip]);
  const received = receiversOf(slip).filter(({ role }) => role !== "inform");
  const leader = document.submittedTo === null ? [] : [document.submittedTo];
  const known = await read.people.names(leader);
  const forwardedTo =
    received.length > 0
      ? received.map(({ assignee }) => names.get(assignee.id) ?? "…")
      : leader.map((id) => known.get(id) ?? "…");
  return {
    agency: agency?.name ?? "",
    number: numberOf(document),
    arrivedOn: localDateOf(document.fields.arrivedAt),
    forwardedTo,
    caseFile: null,
  };
}

function numberOf({ arrivalNumber, numberSuffix }: ReadableMatter["document"]): string {
  return `${arrivalNumber}${numberSuffix ?? ""}`;
}

/** `413 - 1837-QĐ-UBND - có dấu đến.pdf`. */
function nameOf(document: ReadableMatter["document"]): string {
  const { codeNumber, codeNotation } = document.fields;
  const symbol = joinSymbol(codeNumber, codeNotation).replace(/[^\p{L}\p{N}]+/gu, "-");
  const parts = [numberOf(document), symbol, "có dấu đến"].filter((part) => part !== "");
  return `${parts.join(" - ")}.pdf`;
}
