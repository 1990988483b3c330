// The bytes of TDS 7.4 ([MS-TDS]) that the double in tds-server.ts reads and writes.

export interface Column {
  readonly name: string;
  readonly type: "nvarchar" | "int" | "bigint" | "bit" | "datetime2" | "varbinary";
}

/** What happens to a statement, or to the end of a transaction. */
export type Reply =
  | {
      readonly kind: "rows";
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly unknown[])[];
    }
  | { readonly kind: "done"; readonly affected: number }
  | { readonly kind: "error"; readonly number: number; readonly message?: string }
  | { readonly kind: "cut" }
  /** No answer until the client gives up. */
  | { readonly kind: "silence" };

const COLLATION = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);
const DESCRIPTOR = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);

function u8(value: number): Buffer {
  return Buffer.from([value]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function short(text: string): Buffer {
  return Buffer.concat([u8(text.length), Buffer.from(text, "utf16le")]);
}

/** Says that there is no TLS here. */
export function prelogin(): Buffer {
  const options = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff]);
  return Buffer.concat([options, Buffer.from([16, 0, 0, 0, 0, 0]), u8(2)]);
}

export function loginAccepted(): Buffer {
  const body = Buffer.concat([
    u8(1),
    Buffer.from([0x74, 0, 0, 4]),
    short("Double"),
    Buffer.from([16, 0, 0, 0]),
  ]);
  const collation = Buffer.concat([u8(7), u8(5), COLLATION, u8(0)]);
  const change = Buffer.concat([u8(0xe3), u16(collation.length), collation]);
  return Buffer.concat([change, u8(0xad), u16(body.length), body, done(0)]);
}

export function loginRefused(): Buffer {
  return Buffer.concat([errorToken(18456, "Login failed."), done(0, 0xfd, 0x02)]);
}

export function done(affected: number, token = 0xfd, status = 0x10): Buffer {
  return Buffer.concat([u8(token), u16(status), u16(0xc1), u32(affected), u32(0)]);
}

export function attentionSeen(): Buffer {
  return done(0, 0xfd, 0x20);
}

export function transactionEnd(end: string): Buffer {
  const change =
    end === "begin"
      ? Buffer.concat([u8(8), u8(8), DESCRIPTOR, u8(0)])
      : Buffer.concat([u8(end === "commit" ? 9 : 10), u8(0), u8(8), DESCRIPTOR]);
  return Buffer.concat([u8(0xe3), u16(change.length), change, done(0, 0xfd, 0)]);
}

function errorToken(number: number, message: string): Buffer {
  const text = Buffer.concat([u16(message.length), Buffer.from(message, "utf16le")]);
  const body = Buffer.concat([u32(number), u8(1), u8(14), text, short("double"), short(""), u32(1)]);
  return Buffer.concat([u8(0xaa), u16(body.length), body]);
}

/** A reply as the answer to a statement with parameters. A deadlock also ends the transaction, as the server does. */
export function encoded(reply: Reply): Buffer {
  const end = done(0, 0xfe, 0);
  if (reply.kind === "error") {
    const ended = reply.number === 1205 ? transactionEnd("rollback").subarray(0, 3 + 11) : Buffer.alloc(0);
    return Buffer.concat([
      errorToken(reply.number, reply.message ?? "An error."),
      ended,
      done(0, 0xfe, 0x02),
    ]);
  }
  if (reply.kind === "rows") {
    const rows = reply.rows.map((row) =>
      Buffer.concat([u8(0xd1), ...row.map((value, at) => cell(reply.columns[at], value))]),
    );
    return Buffer.concat([metadata(reply.columns), ...rows, done(reply.rows.length, 0xff), end]);
  }
  return Buffer.concat([done(reply.kind === "done" ? reply.affected : 0, 0xff), end]);
}

const TYPES: Readonly<Record<Column["type"], Buffer>> = {
  nvarchar: Buffer.concat([u8(0xe7), u16(8000), COLLATION]),
  int: Buffer.from([0x26, 4]),
  bigint: Buffer.from([0x26, 8]),
  bit: Buffer.from([0x68, 1]),
  datetime2: Buffer.from([0x2a, 3]),
  varbinary: Buffer.concat([u8(0xa5), u16(8000)]),
};

function metadata(columns: readonly Column[]): Buffer {
  const each = columns.map((column) =>
    Buffer.concat([u32(0), u16(1), TYPES[column.type], short(column.name)]),
  );
  return Buffer.concat([u8(0x81), u16(columns.length), ...each]);
}

function cell(column: Column | undefined, value: unknown): Buffer {
  if (column?.type === "nvarchar" || column?.type === "varbinary") {
    if (value === null) return u16(0xffff);
    const bytes =
      value instanceof Uint8Array
        ? Buffer.from(value)
        : Buffer.from(typeof value === "string" ? value : "", "utf16le");
    return Buffer.concat([u16(bytes.length), bytes]);
  }
  if (value === null) return u8(0);
  if (column?.type === "bit") return Buffer.from([1, value === true ? 1 : 0]);
  if (column?.type === "datetime2" && value instanceof Date) return datetime2(value);
  const size = column?.type === "bigint" ? 8 : 4;
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(Number(value)));
  return Buffer.concat([u8(size), bytes.subarray(0, size)]);
}

/** Milliseconds of the day in 4 bytes, then days since 0001-01-01 in 3. */
function datetime2(value: Date): Buffer {
  const day = 86_400_000;
  const days = Math.floor(value.getTime() / day);
  return Buffer.concat([u8(7), u32(value.getTime() - days * day), u32(days + 719_162).subarray(0, 3)]);
}

/** The answer to sp_prepare. */
export function preparedAs(handle: number): Buffer {
  const value = Buffer.concat([u8(0xac), u16(0), short("@handle"), u8(1), u32(0), u16(0)]);
  return Buffer.concat([value, Buffer.from([0x26, 4, 4]), u32(handle), done(0, 0xfe, 0)]);
}

/** What is asked of one of the server's procedures: its number, and its parameters that are numbers or text, in order. */
export interface Call {
  readonly procedure: "run" | "prepare" | "runPrepared" | "unprepare" | "other";
  readonly parameters: readonly (string | number | null)[];
}

const PROCEDURES: Readonly<Record<number, Call["procedure"]>> = {
  10: "run",
  11: "prepare",
  12: "runPrepared",
  15: "unprepare",
};

export function callOf(body: Buffer): Call {
  const from = body.readUInt32LE(0);
  const procedure = PROCEDURES[body.readUInt16LE(from + 2)] ?? "other";
  const parameters: (string | number | null)[] = [];
  for (let at = from + 6; at < body.length;) {
    const parameter = parameterOf(body, at);
    if (parameter === undefined) break;
    parameters.push(parameter.value);
    at = parameter.next;
  }
  return { procedure, parameters };
}

/** The statement and the declaration of its parameters, as `statement [@1 int]`. */
export function statementOf(statement: unknown, declared: unknown): string {
  const text = typeof statement === "string" ? statement : "";
  return typeof declared === "string" && declared !== "" ? `${text} [${declared}]` : text;
}

function parameterOf(
  body: Buffer,
  from: number,
): { value: string | number | null; next: number } | undefined {
  const name = body[from] ?? 0;
  const at = from + 1 + name * 2 + 1;
  if (body[at] === 0x26) {
    const length = body[at + 2] ?? 0;
    return { value: length === 4 ? body.readInt32LE(at + 3) : null, next: at + 3 + length };
  }
  return body[at] === 0xe7 ? textAt(body, at) : undefined;
}

function textAt(body: Buffer, type: number): { value: string | null; next: number } {
  const longest = body.readUInt16LE(type + 1);
  let at = type + 8;
  if (longest !== 0xffff) {
    const length = body.readUInt16LE(at);
    if (length === 0xffff) return { value: null, next: at + 2 };
    return { value: body.toString("utf16le", at + 2, at + 2 + length), next: at + 2 + length };
  }
  at += 8;
  const parts: Buffer[] = [];
  for (let length = body.readUInt32LE(at); length > 0; length = body.readUInt32LE(at)) {
    parts.push(body.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { value: Buffer.concat(parts).toString("utf16le"), next: at + 4 };
}
