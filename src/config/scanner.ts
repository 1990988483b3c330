import { z } from "zod";
import type { Sentence } from "./config-refused.ts";

/** The variables that say who looks for malware. */
export const scannerVariables = {
  VANTHU_SCANNER: z.enum(["none", "clamd"]).default("none"),
  CLAMD_HOST: z
    .string()
    .regex(/^[\da-z.:-]+$/i)
    .optional(),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  CLAMD_SOCKET: z.string().startsWith("/").optional(),
  VANTHU_KEEP_QUARANTINE_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
};

export const scannerExpected = {
  VANTHU_SCANNER: {
    vi: "none hoặc clamd (ClamAV); none chỉ dùng khi chạy thử trên một máy",
    en: "none or clamd (ClamAV); none is for trying out on one machine alone",
  },
  CLAMD_HOST: { vi: "tên hoặc địa chỉ máy chạy clamd", en: "the name or address of the host of clamd" },
  CLAMD_PORT: { vi: "một số nguyên từ 1 đến 65535", en: "a whole number from 1 to 65535" },
  CLAMD_SOCKET: {
    vi: "đường dẫn đầy đủ tới socket của clamd, ví dụ /run/clamav/clamd.ctl",
    en: "the full path of clamd's socket, such as /run/clamav/clamd.ctl",
  },
  VANTHU_KEEP_QUARANTINE_DAYS: {
    vi: "một số nguyên từ 1 đến 3650",
    en: "a whole number from 1 to 3650",
  },
} satisfies Record<keyof typeof scannerVariables, Sentence>;

interface ScannerVariables {
  readonly VANTHU_SCANNER: "none" | "clamd";
  readonly CLAMD_HOST?: string | undefined;
  readonly CLAMD_PORT?: number | undefined;
  readonly CLAMD_SOCKET?: string | undefined;
}

/** Who looks for malware: nobody, or clamd over TCP or a Unix socket. */
export type ScannerConfig =
  | { readonly kind: "none" }
  | {
      readonly kind: "clamd";
      readonly address: { readonly host: string; readonly port: number } | { readonly socket: string };
    };

/** clamd's own port (clamd.conf, TCPSocket). */
const usualPort = 3310;

export function scannerOf(read: ScannerVariables): ScannerConfig {
  const { CLAMD_SOCKET: socket, CLAMD_HOST: host, CLAMD_PORT: port = usualPort } = read;
  if (read.VANTHU_SCANNER === "none") return { kind: "none" };
  return { kind: "clamd", address: socket === undefined ? { host: host ?? "", port } : { socket } };
}

/** What must not hold together among them. That other people's files need a scanner is a rule beside Entra's. */
export const scannerRules: readonly (Sentence & { broken: (read: ScannerVariables) => boolean })[] = [
  {
    broken: (read) =>
      read.VANTHU_SCANNER === "clamd" && read.CLAMD_HOST === undefined && read.CLAMD_SOCKET === undefined,
    vi: "VANTHU_SCANNER là clamd thì cần CLAMD_HOST (qua TCP) hoặc CLAMD_SOCKET (trên cùng máy).",
    en: "With VANTHU_SCANNER clamd, CLAMD_HOST (over TCP) or CLAMD_SOCKET (on the same machine) is needed.",
  },
  {
    broken: (read) => read.CLAMD_HOST !== undefined && read.CLAMD_SOCKET !== undefined,
    vi: "Chỉ được dùng một trong CLAMD_HOST và CLAMD_SOCKET.",
    en: "Only one of CLAMD_HOST and CLAMD_SOCKET may be set.",
  },
  {
    broken: (read) => read.CLAMD_PORT !== undefined && read.CLAMD_HOST === undefined,
    vi: "CLAMD_PORT cần có CLAMD_HOST.",
    en: "CLAMD_PORT needs CLAMD_HOST.",
  },
  {
    broken: (read) =>
      read.VANTHU_SCANNER === "none" && (read.CLAMD_HOST !== undefined || read.CLAMD_SOCKET !== undefined),
    vi: "Đã khai báo CLAMD_HOST hoặc CLAMD_SOCKET thì đặt VANTHU_SCANNER là clamd; nếu không tệp sẽ không được quét.",
    en: "With CLAMD_HOST or CLAMD_SOCKET, set VANTHU_SCANNER to clamd; otherwise nothing would be scanned.",
  },
];
