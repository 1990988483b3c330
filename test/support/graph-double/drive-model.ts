import { randomUUID } from "node:crypto";
import type { Blob } from "./blobs.ts";
import { GraphFault } from "./graph-fault.ts";

export interface Version {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly blob: Blob;
}

/** A file or folder; those that were deleted are remembered for the delta. */
export interface Item {
  readonly id: string;
  readonly guid: string;
  parent: string | null;
  name: string;
  readonly isFolder: boolean;
  /** Oldest first. */
  versions: Version[];
  eTag: number;
  cTag: number;
  readonly createdAt: Date;
  modifiedAt: Date;
  /** Where the item is not in the library any more. */
  gone: "bin" | "purged" | null;
  isLocked: boolean;
  /** Object ids of people with whom it was shared. */
  readonly editors: string[];
  /** The place of its last change among all changes. */
  changedAs: number;
}

const forbidden = /["*:<>?/\\|]|\p{Cc}|^[ ~]|^\.+$|[ .]$|_vti_/u;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock)$/iu;

/** The items of one library, by the rules of SharePoint. */
export class DriveModel {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  readonly webUrl: string;
  readonly items = new Map<string, Item>();
  readonly root: Item;
  changes = 0;
  /** Bytes that are left. */
  remaining = 1024 ** 4;
  keepsVersions = true;

  constructor(siteId: string, name: string, webUrl: string) {
    this.id = `b!${randomUUID().replaceAll("-", "")}`;
    this.name = name;
    this.siteId = siteId;
    this.webUrl = webUrl;
    this.root = this.add(null, "root", true);
  }

  add(parent: Item | null, name: string, isFolder: boolean): Item {
    const now = new Date();
    const item: Item = {
      id: `01${randomUUID().replaceAll("-", "").toUpperCase()}`,
      guid: randomUUID().toUpperCase(),
      parent: parent?.id ?? null,
      name,
      isFolder,
      versions: [],
      eTag: 0,
      cTag: 0,
      createdAt: now,
      modifiedAt: now,
      gone: null,
      isLocked: false,
      editors: [],
      changedAs: 0,
    };
    this.items.set(item.id, item);
    this.touch(item, isFolder);
    return item;
  }

  touch(item: Item, withContent: boolean): void {
    item.eTag += 1;
    if (withContent) item.cTag += 1;
    item.modifiedAt = new Date();
    this.changes += 1;
    item.changedAs = this.changes;
  }

  get(id: string): Item {
    const item = this.items.get(id);
    if (item === undefined || item.gone !== null) throw new GraphFault(404, "itemNotFound");
    return item;
  }

  childrenOf({ id }: Item): Item[] {
    return [...this.items.values()].filter(({ parent, gone }) => parent === id && gone === null);
  }

  /** Case does not matter to SharePoint. */
  childNamed(parent: Item, name: string): Item | null {
    const wanted = name.normalize("NFC").toLowerCase();
    return this.childrenOf(parent).find((one) => one.name.normalize("NFC").toLowerCase() === wanted) ?? null;
  }

  byPath(parts: readonly string[]): Item {
    let at = this.root;
    for (const part of parts) {
      const next = this.childNamed(at, part);
      if (next === null) throw new GraphFault(404, "itemNotFound");
      at = next;
    }
    return at;
  }

  /** The folder of a path, made with all that is missing, as an upload by path does. */
  folderFor(parts: readonly string[]): Item {
    return parts.reduce(
      (at, part) => this.childNamed(at, part) ?? this.add(at, this.checked(at, part), true),
      this.root,
    );
  }

  checked(parent: Item, name: string): string {
    const isForms = parent === this.root && name.toLowerCase() === "forms";
    if (name === "" || name.length > 255 || forbidden.test(name) || reserved.test(name) || isForms)
      throw new GraphFault(400, "invalidRequest", "The provided name cannot contain one of its signs.");
    const library = decodeURIComponent(new URL(this.webUrl).pathname.slice(1));
    const whole = [library, ...this.pathOf(parent), name].join("/");
    if (whole.length > 400) throw new GraphFault(400, "pathIsTooLong");
    return name;
  }

  pathOf(item: Item): string[] {
    if (item.parent === null) return [];
    const parent = this.items.get(item.parent);
    return [...(parent === undefined ? [] : this.pathOf(parent)), item.name];
  }

  /** The current bytes; a library without versions keeps the last alone. */
  setContent(item: Item, blob: Blob, by = "Vanthu"): void {
    this.unlocked(item);
    const number = Number(item.versions.at(-1)?.id ?? "0") + 1;
    const version = { id: `${number}.0`, at: new Date(), by, blob };
    item.versions = this.keepsVersions ? [...item.versions, version] : [version];
    this.touch(item, true);
  }

  move(item: Item, parent: Item, name: string): void {
    this.unlocked(item);
    this.checked(parent, name);
    const taken = this.childNamed(parent, name);
    if (taken !== null && taken !== item) throw new GraphFault(409, "nameAlreadyExists");
    item.parent = parent.id;
    item.name = name;
    this.touch(item, false);
  }

  remove(item: Item, how: "bin" | "purged"): void {
    this.unlocked(item);
    for (const child of this.childrenOf(item)) this.remove(child, how);
    item.gone = how;
    if (how === "purged") item.versions = [];
    this.touch(item, false);
  }

  /** A person takes it out of the bin: the same item, where it was. */
  takeFromBin(item: Item): void {
    if (item.gone !== "bin") throw new Error("It is not in the bin.");
    item.gone = null;
    this.touch(item, false);
  }

  unlocked({ isLocked }: Item): void {
    if (isLocked) throw new GraphFault(423, "resourceLocked");
  }

  /** Every file that is there, with its path. */
  files(): { readonly item: Item; readonly path: string }[] {
    return [...this.items.values()]
      .filter(({ isFolder, gone }) => !isFolder && gone === null)
      .map((item) => ({ item, path: this.pathOf(item).join("/") }));
  }
}
