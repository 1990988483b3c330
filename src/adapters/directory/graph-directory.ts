import { z } from "zod";
import {
  DirectoryForgot,
  DirectoryRefused,
  type Directory,
  type DirectoryGroup,
  type DirectoryPerson,
} from "../../ports/directory.ts";
import type { Graph } from "../archive/sharepoint/graph.ts";
import { isRefused } from "../archive/sharepoint/graph-refused.ts";

const columns = [
  "id",
  "displayName",
  "mail",
  "userPrincipalName",
  "department",
  "jobTitle",
  "companyName",
  "accountEnabled",
  "userType",
];

/** As of a person who is entered by hand. */
const longestAddress = 200;

const text = z.string().nullish();
const removal = z.object({ reason: z.string() }).optional();
const user = z.object({
  id: z.string(),
  "@removed": removal,
  displayName: text,
  mail: text,
  userPrincipalName: text,
  department: text,
  jobTitle: text,
  companyName: text,
  accountEnabled: z.boolean().nullish(),
  userType: text,
});
const group = z.object({
  id: z.string(),
  "@removed": removal,
  displayName: text,
  "members@delta": z.array(z.object({ id: z.string(), "@removed": removal })).optional(),
});
const managed = z.object({ id: z.string(), manager: z.object({ id: z.string() }).nullish() });
const answerOf = <T extends z.ZodType>(row: T) =>
  z.object({
    value: z.array(row),
    "@odata.nextLink": z.string().optional(),
    "@odata.deltaLink": z.string().optional(),
  });
const [people, groups, managers] = [answerOf(user), answerOf(group), answerOf(managed)];
/** The most that Graph gives with another object in each. */
const managersAPage = 100;

/**
 * `GET /users/delta` (User.Read.All) and `GET /groups/delta` (GroupMember.Read.All): all first, and what changed from then
 * on. A row of a later delta has the selected columns whole (`Prefer: return=minimal` is not asked for); a group's members
 * come as who came and who went, over as many pages as they need. 410 means that the token is too old. Managers are no
 * part of a delta: `GET /users?$expand=manager` lists everybody's.
 */
export function graphDirectory(graph: Graph): Directory {
  return {
    async page(cursor) {
      const path = cursor === null ? `/users/delta?$select=${columns.join(",")}` : graph.pathOf(cursor);
      const read = people.parse(await ask(graph, path));
      return { people: present(read.value).map(toPerson), removed: gone(read.value), ...placeIn(read) };
    },
    async groups(cursor) {
      const first = "/groups/delta?$select=displayName&$expand=members";
      const read = groups.parse(await ask(graph, cursor === null ? first : graph.pathOf(cursor)));
      return { groups: present(read.value).map(toGroup), removed: gone(read.value), ...placeIn(read) };
    },
    async managers(next) {
      const first = `/users?$select=id&$expand=manager&$top=${managersAPage}`;
      const read = managers.parse(await ask(graph, next === null ? first : graph.pathOf(next), 2));
      return {
        people: read.value.map(({ id, manager }) => ({
          directoryId: id.toLowerCase(),
          managerId: manager?.id.toLowerCase() ?? null,
        })),
        next: read["@odata.nextLink"] ?? null,
      };
    },
  };
}

async function ask(graph: Graph, path: string, units = 1): Promise<unknown> {
  try {
    return (await graph.call({ path, units, urgent: false })).body;
  } catch (error) {
    if (isRefused(error, 410)) throw new DirectoryForgot({ cause: error });
    if (isRefused(error, 403)) throw new DirectoryRefused({ cause: error });
    throw error;
  }
}

interface Links {
  readonly "@odata.nextLink"?: string | undefined;
  readonly "@odata.deltaLink"?: string | undefined;
}

function placeIn({ "@odata.nextLink": next, "@odata.deltaLink": delta }: Links) {
  return { cursor: delta ?? next ?? "", isLast: delta !== undefined };
}

interface Row {
  readonly id: string;
  readonly "@removed"?: unknown;
}

const isGone = (row: Row): boolean => row["@removed"] !== undefined;
const present = <R extends Row>(rows: readonly R[]): R[] => rows.filter((row) => !isGone(row));
const gone = (rows: readonly Row[]): string[] => rows.filter(isGone).map(({ id }) => id.toLowerCase());

function toGroup({ id, displayName, "members@delta": members = [] }: z.infer<typeof group>): DirectoryGroup {
  return {
    directoryId: id.toLowerCase(),
    name: displayName?.trim() || id,
    joined: present(members).map((member) => member.id.toLowerCase()),
    gone: gone(members),
  };
}

function toPerson(it: z.infer<typeof user>): DirectoryPerson {
  const said = (value: string | null | undefined): string | null => value?.trim() || null;
  const addresses = [said(it.mail), said(it.userPrincipalName)].filter((address) => address !== null);
  return {
    directoryId: it.id.toLowerCase(),
    fullName: said(it.displayName) ?? said(it.userPrincipalName) ?? it.id,
    email: (addresses.find(({ length }) => length <= longestAddress) ?? "").toLowerCase(),
    department: said(it.department),
    jobTitle: said(it.jobTitle),
    company: said(it.companyName),
    isEnabled: it.accountEnabled !== false,
    isGuest: it.userType === "Guest",
  };
}
