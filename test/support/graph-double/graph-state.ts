import type { Blob, Blobs } from "./blobs.ts";
import { BytesDouble } from "./bytes-double.ts";
import { DriveModel, type Item } from "./drive-model.ts";
import { GraphFault } from "./graph-fault.ts";
import { driveItemShape } from "./item-shapes.ts";
import type { ShapeCheck } from "./graph-shapes.ts";
import { GroupsModel } from "./groups-model.ts";
import { UsersModel } from "./users-model.ts";
import { numbersFrom } from "../teams-model.ts";
import { teamworkModel, type TeamworkModel } from "../teamwork-model.ts";
import { PersonsModel } from "./persons-model.ts";
import { RegistrationModel } from "./registration-model.ts";

export interface SiteModel {
  readonly id: string;
  readonly webUrl: string;
  readonly name: string;
  readonly drives: DriveModel[];
  /** Of the app, by `POST /sites/{id}/permissions`. */
  grant: "read" | "write" | "fullcontrol" | null;
  /** As an administrator sees them. */
  readonly permissions: Record<string, unknown>[];
}

export interface ChatMessage {
  readonly id: string;
  readonly card: unknown;
}

/** Everything that the double of Graph knows and can be told. */
export class GraphState {
  readonly sites: SiteModel[] = [];
  readonly registration = new RegistrationModel();
  readonly users = new UsersModel();
  readonly groups = new GroupsModel();
  readonly persons = new PersonsModel();
  /** The newest messages of the bot's chat with a person, the latest first: the cards in them. */
  chatMessages: (userId: string) => Promise<readonly ChatMessage[]> = () => Promise.resolve([]);
  /** Anybody may have the app that is in the catalog; a test puts another in its place. */
  teamwork: TeamworkModel = teamworkModel({
    now: () => performance.now(),
    random: numbersFrom(11),
    isMoody: false,
    app: () => "new",
    catalogueId: () => this.registration.catalog[0]?.id ?? null,
  });
  readonly blobs: Blobs;
  readonly bytes: BytesDouble;
  readonly checkShape: ShapeCheck;
  hidesHashes = false;
  allowsPermanentDelete = true;
  /** As SharePoint does (microsoft-graph-docs, issue 10585), though the documentation says otherwise. */
  refusesFileSize = true;
  /** What a page of a delta holds at most, whatever was asked for. */
  longestPage = 1000;
  /** Delta tokens before this change are forgotten. */
  forgottenBefore = 0;
  /** The same of groups. */
  groupsForgottenBefore = 0;

  constructor(blobs: Blobs, checkShape: ShapeCheck) {
    this.blobs = blobs;
    this.checkShape = checkShape;
    this.bytes = new BytesDouble(blobs, (drive, item) => this.shape(drive, item));
  }

  addSite(webUrl: string, libraries: readonly string[] = ["Documents"]): SiteModel {
    const { hostname } = new URL(webUrl);
    const id = `${hostname},${crypto.randomUUID()},${crypto.randomUUID()}`;
    const drives = libraries.map(
      (name) =>
        new DriveModel(
          id,
          name,
          `${webUrl}/${encodeURIComponent(name === "Documents" ? "Shared Documents" : name)}`,
        ),
    );
    const site: SiteModel = {
      id,
      webUrl,
      name: webUrl.split("/").at(-1) ?? "",
      drives,
      grant: "write",
      permissions: [],
    };
    this.sites.push(site);
    return site;
  }

  siteByAddress(host: string, path: string, isAdministrator = false): Record<string, unknown> {
    const site = this.sites.find(
      ({ id, webUrl }) => id === host || webUrl === `https://${host}${decodeURIComponent(path)}`,
    );
    if (site === undefined) throw new GraphFault(404, "itemNotFound", "Requested site could not be found");
    if (!isAdministrator) this.granted(site, "read");
    return { id: site.id, name: site.name, displayName: site.name, webUrl: site.webUrl };
  }

  drivesOf(siteId: string): readonly DriveModel[] {
    const site = this.sites.find(({ id }) => id === siteId);
    if (site === undefined) throw new GraphFault(404, "itemNotFound");
    return this.granted(site, "read").drives;
  }

  drive(id: string, need: "read" | "write"): DriveModel {
    for (const site of this.sites) {
      const drive = site.drives.find((one) => one.id === id);
      if (drive === undefined) continue;
      this.granted(site, need);
      return drive;
    }
    throw new GraphFault(404, "itemNotFound", "The resource could not be found.");
  }

  mayShare(siteId: string): boolean {
    return this.sites.some(({ id, grant }) => id === siteId && grant === "fullcontrol");
  }

  private granted(site: SiteModel, need: "read" | "write"): SiteModel {
    if (site.grant === null || (need === "write" && site.grant === "read"))
      throw new GraphFault(403, "accessDenied", "Access denied");
    return site;
  }

  current(drive: DriveModel, { id }: Item): Blob {
    const blob = drive.get(id).versions.at(-1)?.blob;
    if (blob === undefined) throw new GraphFault(404, "itemNotFound");
    return blob;
  }

  shape(drive: DriveModel, item: Item): Record<string, unknown> {
    const address = item.isFolder
      ? {}
      : { downloadUrl: this.bytes.addressOf(() => this.current(drive, item)) };
    const shape = driveItemShape(drive, item, { hidesHashes: this.hidesHashes, ...address });
    this.checkShape("type", "microsoft.graph.driveItem", shape);
    return shape;
  }
}
