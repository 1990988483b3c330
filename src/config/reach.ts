import { z } from "zod";
import type { Sentence } from "./config-refused.ts";

const ways = ["feed", "install", "readback"] as const;
type Way = (typeof ways)[number];

const wayList = z.string().transform((list, context) =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .flatMap((one): Way[] => {
      const way = ways.find((known) => known === one);
      if (way === undefined) context.addIssue("not a way");
      return way === undefined ? [] : [way];
    }),
);

/** The variables that say how people are reached whom no card reaches. */
export const reachVariables = {
  VANTHU_REACH: wayList.default([]),
  VANTHU_MAIL_FROM: z.email().optional(),
};

/** Completes 'X must be …'. */
export const reachExpected: Readonly<Record<keyof typeof reachVariables, Sentence>> = {
  VANTHU_REACH: {
    vi: "các từ feed, install, readback, cách nhau bằng dấu phẩy",
    en: "some of feed, install, readback, separated by commas",
  },
  VANTHU_MAIL_FROM: {
    vi: "một địa chỉ thư điện tử, ví dụ vanthu@donvi.gov.vn",
    en: "an e-mail address, such as vanthu@donvi.gov.vn",
  },
};

const wholeOfThem = z.object(reachVariables);
type ReachVariables = z.infer<typeof wholeOfThem>;

/** How people are reached besides cards; all of it asks Graph. */
export interface ReachConfig {
  readonly feed: boolean;
  /** Puts the app into the Teams of people who never opened it. */
  readonly install: boolean;
  /** Looks into the bot's own chats where it is not known whether a card arrived. */
  readonly readBack: boolean;
  /** The mailbox that letters come from; null: none are sent. */
  readonly mailFrom: string | null;
  readonly graphUrl: string;
  readonly loginUrl: string;
}

type Cloud = {
  readonly SHAREPOINT_GRAPH_URL?: string | undefined;
  readonly SHAREPOINT_LOGIN_URL?: string | undefined;
};

export function reachOf(read: ReachVariables & Cloud): ReachConfig {
  return {
    feed: read.VANTHU_REACH.includes("feed"),
    install: read.VANTHU_REACH.includes("install"),
    readBack: read.VANTHU_REACH.includes("readback"),
    mailFrom: read.VANTHU_MAIL_FROM ?? null,
    graphUrl: read.SHAREPOINT_GRAPH_URL ?? "https://graph.microsoft.com",
    loginUrl: read.SHAREPOINT_LOGIN_URL ?? "https://login.microsoftonline.com",
  };
}

type SeenByRules = ReachVariables & { readonly MICROSOFT_APP_ID?: string | undefined };

/** What must not hold together among them; a sentence for each. */
export const reachRules: readonly (Sentence & { broken: (read: SeenByRules) => boolean })[] = [
  {
    broken: (read) =>
      (read.VANTHU_REACH.length > 0 || read.VANTHU_MAIL_FROM !== undefined) &&
      read.MICROSOFT_APP_ID === undefined,
    vi: "VANTHU_REACH và VANTHU_MAIL_FROM cần đăng nhập bằng Entra: hãy đặt các biến MICROSOFT_APP_* hoặc bỏ chúng.",
    en: "VANTHU_REACH and VANTHU_MAIL_FROM need to sign in with Entra: set the MICROSOFT_APP_* variables or leave them out.",
  },
  {
    broken: (read) => read.VANTHU_REACH.includes("readback") && !read.VANTHU_REACH.includes("install"),
    vi: "VANTHU_REACH=readback cần install: khung chat của bot với một người chỉ tìm được qua ứng dụng đã cài cho người đó.",
    en: "VANTHU_REACH=readback needs install: the bot's chat with a person is found through the app installed for them alone.",
  },
];
