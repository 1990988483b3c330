import { archiveRules } from "./archive.ts";
import type { Sentence } from "./config-refused.ts";
import { reachRules } from "./reach.ts";
import { scannerRules } from "./scanner.ts";
import { sqlServerRules } from "./sqlserver.ts";
import { isLoopback, type Variables } from "./variables.ts";

interface Rule extends Sentence {
  readonly broken: (read: Variables) => boolean;
}

const credentials = (read: Variables): string[] => [
  ...(read.MICROSOFT_APP_PASSWORD === undefined ? [] : ["MICROSOFT_APP_PASSWORD"]),
  ...(read.MICROSOFT_APP_CERTIFICATE === undefined ? [] : ["MICROSOFT_APP_CERTIFICATE"]),
  ...(read.MICROSOFT_APP_MANAGED_IDENTITY === undefined ? [] : ["MICROSOFT_APP_MANAGED_IDENTITY"]),
];
const appParts = (read: Variables): boolean[] => [
  read.MICROSOFT_APP_ID !== undefined,
  read.MICROSOFT_APP_TENANT_ID !== undefined,
  credentials(read).length > 0,
];
const hasEntra = (read: Variables): boolean => appParts(read).every(Boolean);
const publicHost = (read: Variables): string | null =>
  read.VANTHU_PUBLIC_URL === undefined ? null : new URL(read.VANTHU_PUBLIC_URL).hostname;

/** What must not hold together; the first rule of this table is that checking who somebody is cannot be left out. */
const rules: readonly Rule[] = [
  ...sqlServerRules,
  ...scannerRules,
  ...archiveRules,
  ...reachRules,
  {
    broken: (read) => appParts(read).some(Boolean) && !hasEntra(read),
    vi: "Entra mới khai báo một phần: cần cả MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID và một trong MICROSOFT_APP_PASSWORD, MICROSOFT_APP_CERTIFICATE, MICROSOFT_APP_MANAGED_IDENTITY.",
    en: "Entra is set up by half: MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID and one of MICROSOFT_APP_PASSWORD, MICROSOFT_APP_CERTIFICATE, MICROSOFT_APP_MANAGED_IDENTITY are needed together.",
  },
  {
    broken: (read) => credentials(read).length > 1,
    vi: "Chỉ được dùng một trong MICROSOFT_APP_PASSWORD, MICROSOFT_APP_CERTIFICATE, MICROSOFT_APP_MANAGED_IDENTITY.",
    en: "Only one of MICROSOFT_APP_PASSWORD, MICROSOFT_APP_CERTIFICATE, MICROSOFT_APP_MANAGED_IDENTITY may be set.",
  },
  {
    broken: (read) => hasEntra(read) && publicHost(read) === null,
    vi: "Đã khai báo Entra thì cần VANTHU_PUBLIC_URL: mã truy cập được cấp cho đúng địa chỉ đó.",
    en: "With Entra, VANTHU_PUBLIC_URL is needed: tokens are issued for that address.",
  },
  {
    broken: (read) => !hasEntra(read) && !isLoopback(read.VANTHU_HOST),
    vi: "VANTHU_HOST nằm ngoài máy này mà chưa khai báo Entra: máy chủ chỉ mở ra ngoài khi người dùng đăng nhập bằng Entra. Hãy đặt các biến MICROSOFT_APP_* hoặc bỏ VANTHU_HOST.",
    en: "VANTHU_HOST lies beyond this machine and Entra is not set up: the server opens to others only when people sign in with Entra. Set the MICROSOFT_APP_* variables or leave VANTHU_HOST out.",
  },
  {
    broken: (read) => !hasEntra(read) && publicHost(read) !== null && !isLoopback(publicHost(read) ?? ""),
    vi: "VANTHU_PUBLIC_URL nằm ngoài máy này mà chưa khai báo Entra; hãy đặt các biến MICROSOFT_APP_* hoặc bỏ VANTHU_PUBLIC_URL.",
    en: "VANTHU_PUBLIC_URL lies beyond this machine and Entra is not set up; set the MICROSOFT_APP_* variables or leave VANTHU_PUBLIC_URL out.",
  },
  {
    broken: (read) =>
      read.VANTHU_PUBLIC_URL?.toLowerCase().startsWith("http:") === true &&
      !isLoopback(publicHost(read) ?? ""),
    vi: "VANTHU_PUBLIC_URL phải bắt đầu bằng https:// khi nằm ngoài máy này.",
    en: "VANTHU_PUBLIC_URL must begin with https:// when it lies beyond this machine.",
  },
  {
    broken: (read) => hasEntra(read) && read.VANTHU_SCANNER === "none",
    vi: "Đã khai báo Entra, nghĩa là cơ quan dùng thật, thì cần máy quét mã độc (QĐ 595/QĐ-UBND): đặt VANTHU_SCANNER là clamd cùng CLAMD_HOST hoặc CLAMD_SOCKET.",
    en: "With Entra an agency works here, and needs a malware scanner (QĐ 595/QĐ-UBND): set VANTHU_SCANNER to clamd with CLAMD_HOST or CLAMD_SOCKET.",
  },
  {
    broken: (read) => read.TEAMS_APP_ID !== undefined && !appParts(read).some(Boolean),
    vi: "TEAMS_APP_ID chỉ có nghĩa khi đã khai báo Entra (MICROSOFT_APP_*).",
    en: "TEAMS_APP_ID has a meaning only with Entra (MICROSOFT_APP_*).",
  },
];

export function contradictions(read: Variables): Sentence[] {
  return rules.filter((rule) => rule.broken(read)).map(({ vi, en }) => ({ vi, en }));
}
