import type { Selectable } from "kysely";
import { z } from "zod";
import type { PlaceChange, PlaceRecord, PlaceState } from "../../../ports/records/place-records.ts";
import type { Tables } from "../schema.ts";

const states = [
  "spooled",
  "moving",
  "archived",
  "changed",
  "missing",
] as const satisfies readonly PlaceState[];
const stateOf = z.enum(states);

export function changedColumns({
  kind,
  item,
  readyAt,
  archivedAt,
  clearedAt,
  faultAt,
  ...same
}: PlaceChange) {
  return {
    ...same,
    ...(kind === undefined ? {} : { archive_kind: kind }),
    ...(item === undefined ? {} : itemRow(item)),
    ...(readyAt === undefined ? {} : { ready_at: readyAt }),
    ...(archivedAt === undefined ? {} : { archived_at: archivedAt }),
    ...(clearedAt === undefined ? {} : { cleared_at: clearedAt }),
    ...(faultAt === undefined ? {} : { fault_at: faultAt }),
  };
}

function itemRow(item: PlaceRecord["item"]) {
  return {
    container: item?.container ?? null,
    item: item?.item ?? null,
    e_tag: item?.eTag ?? null,
    content_tag: item?.contentTag ?? null,
    item_version: item?.version ?? null,
    item_path: item?.path ?? null,
  };
}

export function toPlace(row: Selectable<Tables["file_place"]>): PlaceRecord {
  return {
    id: row.id,
    agencyId: row.agency_id,
    documentId: row.document_id,
    kind: row.archive_kind,
    state: stateOf.parse(row.state),
    item:
      row.container === null || row.item === null
        ? null
        : {
            container: row.container,
            item: row.item,
            eTag: row.e_tag ?? "",
            contentTag: row.content_tag ?? "",
            version: row.item_version ?? "",
            path: row.item_path ?? "",
          },
    progress: row.progress,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    readyAt: row.ready_at,
    archivedAt: row.archived_at,
    clearedAt: row.cleared_at,
    fault: row.fault,
    faultAt: row.fault_at,
  };
}
