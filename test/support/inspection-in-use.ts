import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import CFB from "cfb";
import type { InspectionLimits } from "../../src/adapters/inspection/limits.ts";
import { createProcessInspection } from "../../src/adapters/inspection/process-inspection.ts";
import { intakeMessages } from "../../src/contract/messages/intake.ts";
import { defaultActivePolicy, kindsWith, type ActiveKind } from "../../src/domain/files/active-content.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { FileFacts, FileInspection, FileRole } from "../../src/ports/file-inspection.ts";

/** As where an agency has set nothing. */
const refuses = kindsWith(defaultActivePolicy, "refuse");

const sentences = new Map(Object.entries(intakeMessages));

type InspectArguments = [
  name: string,
  bytes: Buffer | string,
  role?: FileRole,
  by?: FileInspection | undefined,
  refused?: readonly ActiveKind[],
];

export interface InspectionInUse {
  readonly inspect: (...args: InspectArguments) => Promise<FileFacts>;
  /** The code of the refusal, once its sentences exist and their gaps are filled; `accepted` where there is none. */
  readonly refusal: (...args: InspectArguments) => Promise<string>;
  /** Stores bytes and tells where. */
  readonly store: (name: string, bytes: Buffer | string) => Promise<string>;
}

/** One inspection for the tests of a describe, closed with everything that it stored. */
export function useInspection(): InspectionInUse {
  let folder = "";
  let inspection: FileInspection;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "vanthu-inspection-"));
    inspection = createProcessInspection({ processes: 1 });
  });
  after(async () => {
    await inspection.close();
    await rm(folder, { recursive: true });
  });

  async function store(name: string, bytes: Buffer | string): Promise<string> {
    const stored = path.join(folder, name);
    await writeFile(stored, bytes);
    return stored;
  }

  async function inspect(
    ...[name, bytes, role = "main", by = inspection, refused = refuses]: InspectArguments
  ): Promise<FileFacts> {
    const stored = await store("stored", bytes);
    return by.inspect({ path: stored, name, size: Buffer.from(bytes).length, role, refuses: refused });
  }

  async function refusal(...args: InspectArguments): Promise<string> {
    const error: unknown = await inspect(...args).then(
      () => "accepted",
      (one: unknown) => one,
    );
    if (!(error instanceof RuleBroken)) return String(error);
    const sentence = sentences.get(error.code);
    assert.ok(sentence, error.code);
    for (const [, gap] of `${sentence.vi} ${sentence.en}`.matchAll(/\{(\w+)\}/gu))
      assert.ok(error.params[gap ?? ""] !== undefined, `${error.code} does not say ${gap}`);
    return error.code;
  }

  return { inspect, refusal, store };
}

/** An inspection of its own, with other limits. */
export async function limited<T>(
  limits: Partial<InspectionLimits>,
  use: (by: FileInspection) => Promise<T>,
): Promise<T> {
  const own = createProcessInspection({ processes: 1, limits });
  try {
    return await use(own);
  } finally {
    await own.close();
  }
}

/** An OLE compound file with these streams. */
export function compoundFixture(streams: Readonly<Record<string, Buffer>>): Buffer {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, name, content);
  const bytes: unknown = CFB.write(container, { type: "buffer" });
  assert.ok(Buffer.isBuffer(bytes));
  return bytes;
}

/** The beginning of a Word 97 document, with the flags of its header. */
export function wordFixture(flags = 0): Buffer {
  const bytes = Buffer.alloc(1500);
  bytes.writeUInt16LE(0xa5_ec, 0);
  bytes.writeUInt16LE(flags, 10);
  return bytes;
}
