import type { DriveItem, DriveItemVersion, Drive } from "@microsoft/microsoft-graph-types";
import type { DriveModel, Item, Version } from "./drive-model.ts";

/** What Graph says of an item; a delta leaves out what it leaves out. */
export function driveItemShape(
  drive: DriveModel,
  item: Item,
  options: { readonly hidesHashes: boolean; readonly isDelta?: boolean; readonly downloadUrl?: string },
): DriveItem & Record<string, unknown> {
  const { isDelta = false, hidesHashes, downloadUrl } = options;
  const parent = item.parent === null ? undefined : drive.items.get(item.parent);
  const above = parent === undefined ? [] : drive.pathOf(parent);
  const current = item.versions.at(-1);
  const shape = {
    id: item.id,
    eTag: `"{${item.guid}},${item.eTag}"`,
    lastModifiedDateTime: item.modifiedAt.toISOString(),
    ...(parent === undefined
      ? {}
      : {
          parentReference: {
            driveId: drive.id,
            driveType: "documentLibrary",
            id: parent.id,
            ...(isDelta
              ? {}
              : {
                  path: `/drives/${drive.id}/root:${above.map((part) => `/${encodeURIComponent(part)}`).join("")}`,
                }),
          },
        }),
  };
  if (item.gone !== null) return { ...shape, deleted: { state: "deleted" } } satisfies DriveItem;
  return {
    ...shape,
    name: item.name,
    createdDateTime: item.createdAt.toISOString(),
    webUrl: `${drive.webUrl}/${drive.pathOf(item).map(encodeURIComponent).join("/")}`,
    size: current?.blob.size ?? 0,
    ...(isDelta ? {} : { cTag: `"c:{${item.guid}},${item.cTag}"` }),
    ...(item.parent === null ? { root: {} } : {}),
    ...(item.isFolder
      ? { folder: { childCount: drive.childrenOf(item).length } }
      : {
          file: {
            mimeType: "application/octet-stream",
            ...(hidesHashes ? {} : { hashes: { quickXorHash: current?.blob.quickXor ?? "" } }),
          },
          ...(downloadUrl === undefined ? {} : { "@microsoft.graph.downloadUrl": downloadUrl }),
        }),
  } satisfies DriveItem & Record<string, unknown>;
}

export function versionShape({ id, at, by, blob }: Version): DriveItemVersion & Record<string, unknown> {
  return {
    id,
    lastModifiedDateTime: at.toISOString(),
    size: blob.size,
    lastModifiedBy: by === "Vanthu" ? { application: { displayName: by } } : { user: { displayName: by } },
  } satisfies DriveItemVersion;
}

export function driveShape(drive: DriveModel): Drive & Record<string, unknown> {
  const total = 1024 ** 4 * 2;
  return {
    id: drive.id,
    name: drive.name,
    driveType: "documentLibrary",
    webUrl: drive.webUrl,
    quota: {
      total,
      used: Math.max(0, total - drive.remaining),
      remaining: drive.remaining,
      state: drive.remaining > 1024 ** 3 ? "normal" : "critical",
    },
  } satisfies Drive;
}
