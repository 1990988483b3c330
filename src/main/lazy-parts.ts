import type { Bot, BotParts } from "../../bot/create-bot.ts";
import { mountLate } from "../http/mount-late.ts";
import type { EvidenceWriter } from "../ports/evidence-writer.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { PracticePapers } from "../ports/practice-papers.ts";
import type { PrintedForms } from "../ports/printed-forms.ts";
import type { SheetReader } from "../ports/sheet-reader.ts";
import type { Services } from "../ports/services.ts";
import type { TeamChannels } from "../ports/team-channels.ts";
import type { TrustTools } from "../ports/trust-tools.ts";
import { botUseCases } from "./bot-parts.ts";

/** Makes the thing when it is first asked for, once; a failure is tried again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

export interface LazyBot {
  readonly messenger: Messenger;
  readonly channels: TeamChannels;
  route(services: Services): ReturnType<typeof mountLate>;
  /** Loads it now, so that the first card does not wait. */
  load(): Promise<void>;
  stop(): Promise<void>;
}

/** The Bot Framework takes half a second to load, which nobody should wait for who only opens the tab. */
export function lazyBot(parts: BotParts): LazyBot {
  let loaded: Bot | null = null;
  const bot = once(async () => {
    const { createBot } = await import("../../bot/create-bot.ts");
    loaded = createBot(parts);
    return loaded;
  });
  return {
    messenger: {
      send: async (...args) => (await bot()).messenger.send(...args),
      update: async (to, activityId, notice) => (await bot()).messenger.update(to, activityId, notice),
      otherWordsOf: async (notice) => (await bot()).messenger.otherWordsOf(notice),
      shownOf: async (notice) => (await bot()).messenger.shownOf(notice),
    },
    channels: {
      post: async (to, notice, begin) => (await bot()).channels.post(to, notice, begin),
      update: async (to, activityId, notice) => (await bot()).channels.update(to, activityId, notice),
      look: async (at, directoryId) => (await bot()).channels.look(at, directoryId),
      shownOf: async (notice) => (await bot()).channels.shownOf(notice),
    },
    route: (services) => mountLate(async () => (await bot()).route(botUseCases(services))),
    async load() {
      await bot();
    },
    stop: async () => loaded?.stop(),
  };
}

/** What is practised on is printed when an agency for it is opened. */
export function lazyPracticePapers(): PracticePapers {
  const papers = once(async () => (await import("../sample-data/practice-papers.ts")).practicePapers());
  return { print: async (from, count, on) => (await papers()).print(from, count, on) };
}

/** Fonts and the PDF writer are read when somebody prints. */
export function lazyForms(): PrintedForms {
  const forms = once(async () => {
    const { createPrintedForms } = await import("../adapters/forms/pdf-and-xlsx-forms.ts");
    return createPrintedForms();
  });
  return {
    registerPdf: async (...args) => (await forms()).registerPdf(...args),
    registerXlsx: async (...args) => (await forms()).registerXlsx(...args),
    slipPdf: async (...args) => (await forms()).slipPdf(...args),
  };
}

/** What reads certificates is loaded when an administrator looks at some, or an address is asked. */
export function lazyTrustTools(): TrustTools {
  const tools = once(async () => (await import("../adapters/trust/http-trust-tools.ts")).httpTrustTools());
  return {
    read: async (...args) => (await tools()).read(...args),
    fetch: async (...args) => (await tools()).fetch(...args),
  };
}

/** The writer of evidence draws with the fonts of the printed forms. */
export function lazyEvidence(): EvidenceWriter {
  const writer = once(async () => (await import("../adapters/evidence/zip-evidence.ts")).zipEvidence);
  return { write: async (...args) => (await writer()).write(...args) };
}

/** What reads workbooks is loaded when somebody imports a register. */
export function lazySheets(): SheetReader {
  const sheets = once(async () => (await import("../adapters/sheets/sheet-files.ts")).sheetFiles);
  return {
    open: async (file) => (await sheets()).open(file),
    readText: async (text) => (await sheets()).readText(text),
  };
}
