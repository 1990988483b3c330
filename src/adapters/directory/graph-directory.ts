import { z } from "zod";
import { DirectoryForgot, type Directory, type DirectoryPerson } from "../../ports/directory.ts";
import type { Graph } from "../archive/sharepoint/graph.ts";
import { GraphRefused } from "../archive/sharepoint/graph-refused.ts";

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
const user = z.object({
  id: z.string(),
  "@removed": z.object({ reason: z.string() }).optional(),
  displayName: text,
  mail: text,
  userPrincipalName: text,
  department: text,
  jobTitle: text,
  companyName: text,
  accountEnabled: z.boolean().nullish(),
  userType: text,
});
const answer = z.object({
  value: z.array(user),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});

/**
 * `GET /users/delta` (User.Read.All): every user first, and what changed from then on. A row of a later delta has the
 * selected columns whole (`Prefer: return=minimal` is not asked for). 410 means that the token is too old.
 */
export function graphDirectory(graph: Graph): Directory {
  return {
    async page(cursor) {
      const path = cursor === null ? `/users/delta?$select=${columns.join(",")}` : graph.pathOf(cursor);
      const { body } = await graph.call({ path, urgent: false }).catch((error: unknown) => {
        if (error instanceof GraphRefused && error.status === 410)
          throw new DirectoryForgot({ cause: error });
        throw error;
      });
      const read = answer.parse(body);
      const deltaLink = read["@odata.deltaLink"];
      return {
        people: read.value.filter((it) => it["@removed"] === undefined).map(toPerson),
        removed: read.value.filter((it) => it["@removed"] !== undefined).map(({ id }) => id.toLowerCase()),
        cursor: deltaLink ?? read["@odata.nextLink"] ?? "",
        isLast: deltaLink !== undefined,
      };
    },
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
