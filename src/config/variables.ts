import { z } from "zod";
import { archiveExpected, archiveVariables } from "./archive.ts";
import type { Sentence } from "./config-refused.ts";
import { personsExpected, personsVariables } from "./persons.ts";
import { reachExpected, reachVariables } from "./reach.ts";
import { scannerExpected, scannerVariables } from "./scanner.ts";

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const guid = z.guid().toLowerCase();

/** A scheme, a host and perhaps a port; the app's own paths follow it. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === "/" && search + hash + username === "";
}

/** Every variable that the server reads; `expected` says in words what each may be. */
export const variables = z.object({
  VANTHU_HOST: z
    .string()
    .regex(/^[\da-z.:-]+$/i)
    .default("127.0.0.1"),
  VANTHU_PORT: whole(0, 65_535).default(3978),
  VANTHU_DATA: z.string().default("./data"),
  VANTHU_PUBLIC_URL: z.string().refine(isOrigin).optional(),
  VANTHU_MAX_UPLOAD_MB: whole(1, 2048).default(100),
  VANTHU_UPLOAD_LIFETIME_HOURS: whole(1, 720).default(24),
  VANTHU_LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).optional(),
  VANTHU_LOG_FOLDER: z.string().optional(),
  VANTHU_KEEP_LOG_DAYS: whole(1, 3650).default(90),
  VANTHU_KEEP_OUTBOX_DAYS: whole(1, 3650).default(30),
  VANTHU_REREAD_DAYS: whole(1, 3650).default(30),
  VANTHU_KEEP_DELIVERIES_DAYS: whole(90, 36_500).default(730),
  ...scannerVariables,
  VANTHU_REQUESTS_PER_SECOND: whole(1, 100_000).default(30),
  VANTHU_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([]),
  ...archiveVariables,
  ...reachVariables,
  ...personsVariables,
  VANTHU_DIRECTORY: z.enum(["none", "graph"]).default("none"),
  SQLSERVER_URL: z.string().optional(),
  SQLSERVER_HOST: z.string().optional(),
  SQLSERVER_PORT: whole(1, 65_535).optional(),
  SQLSERVER_INSTANCE: z.string().optional(),
  SQLSERVER_DATABASE: z.string().optional(),
  SQLSERVER_AUTHENTICATION: z
    .enum(["login", "managed-identity", "service-principal", "default"])
    .default("login"),
  SQLSERVER_USER: z.string().optional(),
  SQLSERVER_PASSWORD: z.string().optional(),
  SQLSERVER_TENANT_ID: guid.optional(),
  SQLSERVER_TRUST_CERTIFICATE: z
    .enum(["yes", "no"])
    .transform((word) => word === "yes")
    .default(false),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_CERTIFICATE: z.string().optional(),
  MICROSOFT_APP_MANAGED_IDENTITY: guid.optional(),
  TEAMS_APP_ID: guid.optional(),
});

const wholeInWords = (least: number, most: number): Sentence => ({
  vi: `một số nguyên từ ${least} đến ${most}`,
  en: `a whole number from ${least} to ${most}`,
});
const guidInWords: Sentence = { vi: "một mã GUID", en: "a GUID" };
const textInWords: Sentence = { vi: "một chuỗi ký tự", en: "a text" };

/** Completes 'X must be …'. zod's own words would repeat the value, which may be a secret. */
export const expected: Readonly<Record<keyof Variables, Sentence>> = {
  VANTHU_HOST: { vi: "một địa chỉ hoặc tên máy", en: "an address or the name of a host" },
  VANTHU_PORT: wholeInWords(0, 65_535),
  VANTHU_DATA: { vi: "một thư mục", en: "a folder" },
  VANTHU_PUBLIC_URL: {
    vi: "địa chỉ gốc mà trình duyệt dùng, ví dụ https://vanthu.tinh.gov.vn, không có đường dẫn phía sau",
    en: "the address that browsers use, such as https://vanthu.tinh.gov.vn, with no path after it",
  },
  VANTHU_MAX_UPLOAD_MB: wholeInWords(1, 2048),
  VANTHU_UPLOAD_LIFETIME_HOURS: wholeInWords(1, 720),
  VANTHU_LOG_LEVEL: {
    vi: "một trong các từ trace, debug, info, warn, error, fatal, silent",
    en: "one of trace, debug, info, warn, error, fatal, silent",
  },
  VANTHU_LOG_FOLDER: { vi: "một thư mục", en: "a folder" },
  VANTHU_KEEP_LOG_DAYS: wholeInWords(1, 3650),
  VANTHU_KEEP_OUTBOX_DAYS: wholeInWords(1, 3650),
  VANTHU_REREAD_DAYS: wholeInWords(1, 3650),
  VANTHU_KEEP_DELIVERIES_DAYS: wholeInWords(90, 36_500),
  ...scannerExpected,
  VANTHU_REQUESTS_PER_SECOND: wholeInWords(1, 100_000),
  VANTHU_TRUSTED_PROXIES: {
    vi: "các địa chỉ IP hoặc dải mạng, cách nhau bằng dấu phẩy",
    en: "IP addresses or networks, separated by commas",
  },
  ...archiveExpected,
  ...reachExpected,
  ...personsExpected,
  VANTHU_DIRECTORY: { vi: "một trong hai từ none, graph", en: "one of none, graph" },
  SQLSERVER_URL: { vi: "một chuỗi kết nối", en: "a connection string" },
  SQLSERVER_HOST: { vi: "tên hoặc địa chỉ máy", en: "the name or address of a host" },
  SQLSERVER_PORT: wholeInWords(1, 65_535),
  SQLSERVER_INSTANCE: { vi: "tên một instance", en: "the name of an instance" },
  SQLSERVER_DATABASE: { vi: "tên một cơ sở dữ liệu", en: "the name of a database" },
  SQLSERVER_AUTHENTICATION: {
    vi: "một trong các từ login, managed-identity, service-principal, default",
    en: "one of login, managed-identity, service-principal, default",
  },
  SQLSERVER_USER: textInWords,
  SQLSERVER_PASSWORD: textInWords,
  SQLSERVER_TENANT_ID: guidInWords,
  SQLSERVER_TRUST_CERTIFICATE: { vi: "yes hoặc no", en: "yes or no" },
  MICROSOFT_APP_ID: guidInWords,
  MICROSOFT_APP_TENANT_ID: guidInWords,
  MICROSOFT_APP_PASSWORD: textInWords,
  MICROSOFT_APP_CERTIFICATE: { vi: "đường dẫn tới một tệp PEM", en: "the path of a PEM file" },
  MICROSOFT_APP_MANAGED_IDENTITY: guidInWords,
  TEAMS_APP_ID: guidInWords,
};

export type Variables = z.infer<typeof variables>;

/** Names and addresses by which this machine reaches itself alone. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name);
}
