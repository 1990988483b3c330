import { z } from "zod";
import type { Sentence } from "./config-refused.ts";

/** `https://<tenant>.sharepoint.com/sites/<site>`, or the address of another cloud; `/` names the root site. */
function isSite(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return protocol === "https:" && search + hash + username === "";
}

function isSecureOrigin(text: string): boolean {
  return isSite(text) && new URL(text).pathname === "/";
}

const originUrl = z
  .string()
  .refine(isSecureOrigin)
  .transform((text) => new URL(text).origin);

/** `CODE=https://…/sites/x|Library; CODE=…` */
const agencyPlaces = z.string().transform((list, context) =>
  list
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => {
      const match = /^([^=]+)=([^|]+?)(?:\|(.+))?$/u.exec(one);
      const site = match?.[2]?.trim() ?? "";
      if (!isSite(site)) context.addIssue("not a place");
      return { agency: match?.[1]?.trim() ?? "", site, library: match?.[3]?.trim() ?? null };
    }),
);

/** The variables that say where originals rest once they are registered. */
export const archiveVariables = {
  VANTHU_SPOOL: z.enum(["folder", "database"]).default("folder"),
  VANTHU_ARCHIVE: z.enum(["none", "folder", "sharepoint"]).default("none"),
  VANTHU_ARCHIVE_FOLDER: z.string().optional(),
  VANTHU_ARCHIVE_GRACE_MINUTES: z.coerce.number().int().min(0).max(43_200).default(60),
  SHAREPOINT_SITE: z.string().refine(isSite).optional(),
  SHAREPOINT_LIBRARY: z.string().optional(),
  SHAREPOINT_AGENCIES: agencyPlaces.optional(),
  SHAREPOINT_GRAPH_URL: originUrl.optional(),
  SHAREPOINT_LOGIN_URL: originUrl.optional(),
  SHAREPOINT_UNITS_PER_MINUTE: z.coerce.number().int().min(60).max(100_000).optional(),
};

const siteInWords = "https://donvi.sharepoint.com/sites/vanthu";

/** Completes 'X must be …'. */
export const archiveExpected: Readonly<Record<keyof typeof archiveVariables, Sentence>> = {
  VANTHU_SPOOL: { vi: "một trong các từ folder, database", en: "one of folder, database" },
  VANTHU_ARCHIVE: {
    vi: "một trong các từ none, folder, sharepoint",
    en: "one of none, folder, sharepoint",
  },
  VANTHU_ARCHIVE_FOLDER: { vi: "một thư mục", en: "a folder" },
  VANTHU_ARCHIVE_GRACE_MINUTES: {
    vi: "một số nguyên từ 0 đến 43200",
    en: "a whole number from 0 to 43200",
  },
  SHAREPOINT_SITE: {
    vi: `địa chỉ của một site, ví dụ ${siteInWords}`,
    en: `the address of a site, such as ${siteInWords}`,
  },
  SHAREPOINT_LIBRARY: { vi: "tên một thư viện tài liệu", en: "the name of a document library" },
  SHAREPOINT_AGENCIES: {
    vi: `danh sách cách nhau bằng dấu chấm phẩy, mỗi mục dạng MÃ=${siteInWords}|Tên thư viện`,
    en: `a list with semicolons, each of the form CODE=${siteInWords}|Name of the library`,
  },
  SHAREPOINT_GRAPH_URL: {
    vi: "địa chỉ gốc https của Microsoft Graph, ví dụ https://graph.microsoft.com",
    en: "the https address of Microsoft Graph, such as https://graph.microsoft.com",
  },
  SHAREPOINT_LOGIN_URL: {
    vi: "địa chỉ gốc https nơi Entra cấp mã truy cập, ví dụ https://login.microsoftonline.com",
    en: "the https address at which Entra issues tokens, such as https://login.microsoftonline.com",
  },
  SHAREPOINT_UNITS_PER_MINUTE: {
    vi: "một số nguyên từ 60 đến 100000",
    en: "a whole number from 60 to 100000",
  },
};

const wholeOfThem = z.object(archiveVariables);
export type ArchiveVariables = z.infer<typeof wholeOfThem>;

/** A site and its library; library null: the site's own default one. */
export interface SharePointPlace {
  readonly site: string;
  readonly library: string | null;
}

export interface SharePointConfig extends SharePointPlace {
  /** Agencies that have a place of their own, by their code. */
  readonly agencies: readonly (SharePointPlace & { readonly agency: string })[];
  readonly graphUrl: string;
  readonly loginUrl: string;
  /** Resource units of Graph that all servers together may use in a minute. */
  readonly unitsPerMinute: number;
}

/** What is set up; `current` is where registered originals go. What is only set up can still be read. */
export interface ArchiveConfig {
  readonly current: "none" | "folder" | "sharepoint";
  readonly folder: string | null;
  /** For so long the spool keeps what the archive has, too. */
  readonly graceMs: number;
  readonly sharepoint: SharePointConfig | null;
}

export function archiveOf(read: ArchiveVariables): ArchiveConfig {
  return {
    current: read.VANTHU_ARCHIVE,
    folder: read.VANTHU_ARCHIVE_FOLDER ?? null,
    graceMs: read.VANTHU_ARCHIVE_GRACE_MINUTES * 60_000,
    sharepoint:
      read.SHAREPOINT_SITE === undefined
        ? null
        : {
            site: read.SHAREPOINT_SITE,
            library: read.SHAREPOINT_LIBRARY ?? null,
            agencies: read.SHAREPOINT_AGENCIES ?? [],
            graphUrl: read.SHAREPOINT_GRAPH_URL ?? "https://graph.microsoft.com",
            loginUrl: read.SHAREPOINT_LOGIN_URL ?? "https://login.microsoftonline.com",
            // Graph gives the smallest tenant 1,250 a minute, for all that this app does there.
            unitsPerMinute: read.SHAREPOINT_UNITS_PER_MINUTE ?? 1000,
          },
  };
}

type SeenByRules = ArchiveVariables & { readonly MICROSOFT_APP_ID?: string | undefined };

/** What must not hold together among them; a sentence for each. */
export const archiveRules: readonly (Sentence & { broken: (read: SeenByRules) => boolean })[] = [
  {
    broken: (read) => read.VANTHU_ARCHIVE === "folder" && read.VANTHU_ARCHIVE_FOLDER === undefined,
    vi: "VANTHU_ARCHIVE là folder thì cần VANTHU_ARCHIVE_FOLDER.",
    en: "With VANTHU_ARCHIVE folder, VANTHU_ARCHIVE_FOLDER is needed.",
  },
  {
    broken: (read) => read.VANTHU_ARCHIVE === "sharepoint" && read.SHAREPOINT_SITE === undefined,
    vi: "VANTHU_ARCHIVE là sharepoint thì cần SHAREPOINT_SITE.",
    en: "With VANTHU_ARCHIVE sharepoint, SHAREPOINT_SITE is needed.",
  },
  {
    broken: (read) => read.SHAREPOINT_SITE !== undefined && read.MICROSOFT_APP_ID === undefined,
    vi: "SharePoint cần đăng nhập bằng Entra: hãy đặt các biến MICROSOFT_APP_* hoặc bỏ SHAREPOINT_SITE.",
    en: "SharePoint needs to sign in with Entra: set the MICROSOFT_APP_* variables or leave SHAREPOINT_SITE out.",
  },
  {
    broken: (read) =>
      read.SHAREPOINT_SITE === undefined &&
      [read.SHAREPOINT_LIBRARY, read.SHAREPOINT_AGENCIES, read.SHAREPOINT_UNITS_PER_MINUTE].some(
        (value) => value !== undefined,
      ),
    vi: "Các biến SHAREPOINT_* khác cần có SHAREPOINT_SITE.",
    en: "The other SHAREPOINT_* variables need SHAREPOINT_SITE.",
  },
  {
    broken: (read) => (read.SHAREPOINT_GRAPH_URL === undefined) !== (read.SHAREPOINT_LOGIN_URL === undefined),
    vi: "SHAREPOINT_GRAPH_URL và SHAREPOINT_LOGIN_URL phải cùng được đặt: cả hai thuộc về một đám mây.",
    en: "SHAREPOINT_GRAPH_URL and SHAREPOINT_LOGIN_URL are set together: both belong to one cloud.",
  },
];
