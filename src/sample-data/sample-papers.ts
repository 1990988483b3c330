import { notScanned } from "../domain/files/file-scan.ts";
import { createHash } from "node:crypto";
import { composeSymbol, formatNumber } from "../domain/numbering/symbol.ts";
import { documentTypeOf } from "../domain/document-types.ts";
import type { LocalDate } from "../domain/time/local-date.ts";
import type { Actor } from "../domain/people/actor.ts";
import type { UploadRecord } from "../ports/records/upload-records.ts";
import type { OfficialDocument } from "./official-document.ts";
import type { PrintedPaper } from "./official-pdf.ts";
import { officialBody } from "./official-text.ts";
import { signerOf } from "./signers.ts";
import type { IncomingStory, OutgoingStory } from "./story.ts";
import { named, type DirectoryAgency, type Office, type SeedServices } from "./world.ts";

type Directory = ReadonlyMap<string, DirectoryAgency>;

const withoutProvince = (name: string): string => name.replace(/ tỉnh Minh Sơn$/u, "");

/** The paper of an incoming document, as its sender printed it for `office`. */
export function incomingPaper(
  story: IncomingStory,
  office: Office,
  directory: Directory,
  dates: { readonly issued: LocalDate; readonly due: LocalDate | null },
): OfficialDocument {
  const sender = named(directory, story.sender);
  const isCentral =
    sender.parent === undefined && /^(?:Bộ |Văn phòng Chính phủ|Thanh tra Chính phủ)/u.test(sender.name);
  const isOfCentral = sender.parent === "bkhcn" || sender.parent === "bnv";
  const signer = signerOf(sender, [...directory.keys()].indexOf(sender.key));
  const to = withoutProvince(office.agency.name);
  const issuer = letterhead(sender, directory);
  return {
    ...issuer,
    number: story.number,
    notation: story.notation,
    place: isCentral || isOfCentral ? "Hà Nội" : placeOf(sender.name),
    date: dates.issued,
    typeName: story.typeName,
    abstract: story.abstract,
    addressees: addresseesOf(story.typeName, isCentral || isOfCentral ? [`${to} các tỉnh, thành phố`] : [to]),
    body: officialBody({
      typeName: story.typeName,
      issuer: issuer.issuer,
      abstract: story.abstract,
      date: dates.issued,
      by: dates.due,
    }),
    recipients: ["Như trên", "Lãnh đạo cơ quan (để báo cáo)", "Lưu: VT"],
    authority: signer.authority,
    signerPosition: signer.position,
    signerName: signer.name,
    priority: story.priority ?? 0,
  };
}

/** The paper that the office issues under the number that its register will give. */
export function outgoingPaper(
  story: OutgoingStory,
  number: number,
  office: Office,
  directory: Directory,
  dates: { readonly issued: LocalDate; readonly due: LocalDate | null },
): OfficialDocument {
  const type = documentTypeOf(story.typeCode);
  if (type === null) throw new Error(`No type "${story.typeCode}".`);
  const { agency } = office;
  const unit = agency.units.find(({ key }) => key === story.unit);
  const year = Number(dates.issued.slice(0, 4));
  const { notation } = composeSymbol({
    type,
    number,
    year,
    agencyAbbr: agency.abbreviation,
    unitAbbr: unit?.abbreviation ?? null,
    isLegislation: false,
    bodyAbbr: null,
  });
  const to = story.to.map((key) => named(directory, key).name);
  const signer = agency.people.find(({ key }) => key === story.signer);
  const position = signer?.appointments[0]?.position ?? "";
  const issuer = letterhead(named(directory, agency.key), directory);
  return {
    ...issuer,
    number: formatNumber(number),
    notation,
    place: agency.place,
    date: dates.issued,
    typeName: type.vi,
    abstract: story.abstract,
    addressees: addresseesOf(type.vi, to),
    body: officialBody({
      typeName: type.vi,
      issuer: issuer.issuer,
      abstract: story.abstract,
      date: dates.issued,
      by: dates.due,
    }),
    recipients: [...to, `Lưu: VT, ${unit?.abbreviation ?? ""}`],
    authority: position.startsWith("Phó ") ? `KT. ${position.slice(4)}` : null,
    signerPosition: position,
    signerName: signer?.fullName ?? "",
    priority: 0,
  };
}

function letterhead(
  sender: DirectoryAgency,
  directory: Directory,
): Pick<OfficialDocument, "above" | "issuer"> {
  const { name, parent } = sender;
  if (parent === undefined || name.startsWith("Ủy ban nhân dân")) return { above: null, issuer: name };
  const above = named(directory, parent).name;
  return { above: parent === "ubnd" ? above : withoutProvince(above), issuer: withoutProvince(name) };
}

function placeOf(name: string): string {
  return /(?:xã(?! hội)|phường|huyện|thị xã) (.+)$/u.exec(name)?.[1] ?? "Minh Sơn";
}

function addresseesOf(typeName: string, to: readonly string[]): readonly string[] {
  return ["Công văn", "Giấy mời", "Tờ trình"].includes(typeName) ? to : [];
}

/**
 * Keeps a printed paper as an upload of `actor`, ready for a document. It is our own paper and its facts are known, so
 * that it need not be looked at like one from outside.
 */
export function keepPaper(
  { files, ids }: Pick<SeedServices, "files" | "ids">,
  actor: Actor,
  paper: PrintedPaper,
  more: Pick<UploadRecord, "name" | "role" | "createdAt">,
): { readonly id: string; readonly kept: Promise<UploadRecord> } {
  const id = ids.next();
  const upload: UploadRecord = {
    ...more,
    id,
    agencyId: actor.agencyId,
    personId: actor.personId,
    size: paper.bytes.length,
    state: "ready",
    scan: notScanned,
    active: [],
    sha256: createHash("sha256").update(paper.bytes).digest("hex"),
    mediaType: "application/pdf",
    pageCount: paper.pages,
    hasTextLayer: true,
    expiresAt: new Date(more.createdAt.getTime() + 7 * 86_400_000),
  };
  return { id, kept: keepBytes(files, id, paper.bytes).then(() => upload) };
}

async function keepBytes(files: SeedServices["files"], id: string, bytes: Uint8Array): Promise<void> {
  await files.begin(id);
  await files.append(id, once(bytes), 0, bytes.length);
  await files.finish(id);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
