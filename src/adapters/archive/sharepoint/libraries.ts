import { z } from "zod";
import { ArchiveUnavailable } from "../../../ports/archive.ts";
import { pageOf } from "./drive-items.ts";
import type { Graph } from "./graph.ts";
import { orNull } from "./graph-refused.ts";
import type { LibraryPlace, SharePointSettings } from "./settings.ts";

/** What SharePoint holds of a path: the site's and the library's part count, too. */
const longestPath = 400;

export interface Library {
  /** Graph's id of the drive. */
  readonly drive: string;
  /** Characters that are left for a path within it. */
  readonly room: number;
}

export interface Libraries {
  /** The library of an agency, by the name of its folder, which begins with its code. */
  ofAgency(folder: string): Promise<Library>;
  /** Every library that is set up, each once. */
  all(): Promise<readonly Library[]>;
}

/** What we read of Graph's drive. */
export const driveShape = z.object({
  id: z.string(),
  name: z.string().optional(),
  webUrl: z.string().optional(),
  quota: z.object({ remaining: z.number().nullish() }).optional(),
});
export type Drive = z.infer<typeof driveShape>;
const site = z.object({ id: z.string() });

export function openLibraries(graph: Graph, settings: SharePointSettings): Libraries {
  const known = new Map<LibraryPlace, Promise<Library>>();
  const find = (place: LibraryPlace): Promise<Library> => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const asked = findLibrary(graph, place);
    known.set(place, asked);
    // Not found now, it may be there later.
    asked.catch(() => known.delete(place));
    return asked;
  };
  return {
    ofAgency: (folder) => find(placeOf(settings, folder)),
    async all() {
      const found = await Promise.all([settings.place, ...settings.agencies].map(find));
      return found.filter((one, i) => found.findIndex((other) => other.drive === one.drive) === i);
    },
  };
}

/** `H26.01` is the code of `H26.01 - UBND phường A`, and not of `H26.012 - …`. */
export function placeOf({ place, agencies }: SharePointSettings, folder: string): LibraryPlace {
  const own = agencies.find(({ agency }) => {
    const rest = folder.slice(agency.length);
    return folder.toLowerCase().startsWith(agency.toLowerCase()) && !/^[\p{L}\p{N}.]/u.test(rest);
  });
  return own ?? place;
}

async function findLibrary(graph: Graph, place: LibraryPlace): Promise<Library> {
  const siteId = await findSite(graph, place);
  const found = siteId === null ? null : await findDrive(graph, siteId, place);
  if (found === null) throw new ArchiveUnavailable("missingLibrary", "The site or its library is not there.");
  const path = found.webUrl === undefined ? "" : decodeURIComponent(new URL(found.webUrl).pathname);
  return { drive: found.id, room: longestPath - path.length - 1 };
}

/** The id of the site; null where there is none. */
export async function findSite(graph: Graph, { site: address }: LibraryPlace): Promise<string | null> {
  const { hostname, pathname } = new URL(address);
  const path = pathname.replace(/\/+$/u, "");
  const answer = await orNull(graph.call({ path: `/sites/${hostname}${path === "" ? "" : `:${path}`}` }));
  return answer === null ? null : site.parse(answer.body).id;
}

/** The library by the name that people see or by the one in its address; null where there is none. */
export async function findDrive(
  graph: Graph,
  siteId: string,
  { library }: LibraryPlace,
): Promise<Drive | null> {
  const base = `/sites/${encodeURIComponent(siteId)}`;
  if (library === null) {
    const answer = await orNull(graph.call({ path: `${base}/drive` }));
    return answer === null ? null : driveShape.parse(answer.body);
  }
  for (let path: string | null = `${base}/drives?$select=id,name,webUrl,quota`; path !== null;) {
    const page: { value: Drive[]; "@odata.nextLink"?: string | undefined } = pageOf(driveShape).parse(
      (await graph.call({ path, units: 2 })).body,
    );
    const found = page.value.find((one) => isCalled(one, library));
    if (found !== undefined) return found;
    const next = page["@odata.nextLink"];
    path = next === undefined ? null : graph.pathOf(next);
  }
  return null;
}

function isCalled({ name, webUrl }: Drive, library: string): boolean {
  const inAddress =
    webUrl === undefined ? "" : decodeURIComponent(new URL(webUrl).pathname.split("/").at(-1) ?? "");
  return [name ?? "", inAddress].some(
    (one) => one.normalize("NFC").toLowerCase() === library.normalize("NFC").toLowerCase(),
  );
}
