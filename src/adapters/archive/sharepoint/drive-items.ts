import { z } from "zod";
import type { ArchivedFile, ArchiveRef } from "../../../ports/archive.ts";
import type { Graph } from "./graph.ts";
import { orNull } from "./graph-refused.ts";

const parent = z.object({ driveId: z.string(), id: z.string(), path: z.string() }).partial();

/** What we read of Graph's driveItem. */
export const driveItem = z.object({
  id: z.string(),
  name: z.string().optional(),
  size: z.number().optional(),
  eTag: z.string().optional(),
  cTag: z.string().optional(),
  webUrl: z.string().optional(),
  file: z.object({ hashes: z.object({ quickXorHash: z.string().optional() }).optional() }).optional(),
  folder: z.object({ childCount: z.number().optional() }).optional(),
  deleted: z.object({}).optional(),
  root: z.object({}).optional(),
  parentReference: parent.optional(),
  "@microsoft.graph.downloadUrl": z.string().optional(),
});
export type DriveItem = z.infer<typeof driveItem>;

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    value: z.array(item),
    "@odata.nextLink": z.string().optional(),
    "@odata.deltaLink": z.string().optional(),
  });

export const version = z.object({
  id: z.string(),
  lastModifiedDateTime: z.string().optional(),
  size: z.number().optional(),
  lastModifiedBy: z
    .object({
      user: z.object({ displayName: z.string().nullish() }).optional(),
      application: z.object({ displayName: z.string().nullish() }).optional(),
    })
    .optional(),
});

export function itemPath({ container, item }: ArchiveRef): string {
  return `/drives/${encodeURIComponent(container)}/items/${encodeURIComponent(item)}`;
}

/** An item by its path from the root of a library; parts are encoded, so that none is taken for a sign of the address. */
export function rootPath(drive: string, parts: readonly string[]): string {
  const path = parts.map((part) => encodeURIComponent(part)).join("/");
  return `/drives/${encodeURIComponent(drive)}/root${path === "" ? "" : `:/${path}:`}`;
}

export async function readItem(graph: Graph, path: string, urgent?: boolean): Promise<DriveItem | null> {
  const answer = await orNull(graph.call({ path: path.replace(/:$/u, ""), urgent }));
  return answer === null ? null : driveItem.parse(answer.body);
}

/** The id of the version that is the current one; empty where the library keeps none. */
export async function currentVersion(graph: Graph, ref: ArchiveRef, urgent?: boolean): Promise<string> {
  const path = `${itemPath(ref)}/versions?$select=id&$top=1`;
  const answer = await orNull(graph.call({ path, urgent, units: 2 }));
  return answer === null ? "" : (pageOf(version).parse(answer.body).value[0]?.id ?? "");
}

export function asArchived(container: string, item: DriveItem, versionId: string): ArchivedFile {
  return { ...asSeen(container, item), version: versionId };
}

/** The hash of the bytes is in every answer; the cTag is left out of a delta. */
export function asSeen(container: string, item: DriveItem): Omit<ArchivedFile, "version"> {
  return {
    container,
    item: item.id,
    eTag: item.eTag ?? "",
    contentTag: item.file?.hashes?.quickXorHash ?? item.cTag ?? "",
    path: pathOf(item),
    size: item.size ?? 0,
  };
}

/** The path from the root of the library. */
export function pathOf({ name = "", parentReference }: DriveItem): string {
  const folder = /root:\/?(.*)$/u.exec(parentReference?.path ?? "")?.[1] ?? "";
  return folder === "" ? name : `${decoded(folder)}/${name}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A name with a percent sign that was not encoded.
    return text;
  }
}
