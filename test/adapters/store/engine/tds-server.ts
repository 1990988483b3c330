import { type AddressInfo, type Server, type Socket, createServer } from "node:net";
import { once } from "node:events";
import * as tds from "./tds-tokens.ts";

// A double of SQL Server on the wire: it speaks enough of TDS 7.4 for the real driver to sign in, run statements with
// parameters and end transactions, and it fails in the ways that a server does. It runs no SQL.

export interface TdsServer {
  readonly port: number;
  /** In order: `begin`, `commit`, `rollback`, `attention`, each statement with the types of its parameters, and each that could not be prepared. */
  readonly events: string[];
  /** The statements that were prepared, each with the number of times it was run so. */
  readonly prepared: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export type Answer = (event: string) => tds.Reply | undefined;

/** Listens on loopback. `answer` decides by event; without one a statement touches one row. */
export async function startTdsServer(
  answer: Answer,
  login: "accept" | "refuse" = "accept",
  place = 0,
): Promise<TdsServer> {
  const events: string[] = [];
  const prepared = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    serve(socket, { events, prepared, answer, login });
  });
  server.listen(place, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    events,
    prepared,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const PRELOGIN = 0x12;
const LOGIN = 0x10;
const BATCH = 0x01;
const RPC = 0x03;
const TRANSACTION = 0x0e;
const ATTENTION = 0x06;
const ENDS: Readonly<Record<number, string>> = { 5: "begin", 7: "commit", 8: "rollback" };

interface Session {
  readonly events: string[];
  readonly prepared: Map<string, number>;
  readonly answer: Answer;
  readonly login: "accept" | "refuse";
}

function serve(socket: Socket, { events, prepared, answer, login }: Session): void {
  const handles: string[] = [];
  let buffer = Buffer.alloc(0);
  let message = Buffer.alloc(0);
  let unanswered = false;
  socket.on("data", (data: Buffer) => {
    buffer = Buffer.concat([buffer, data]);
    while (buffer.length >= 8 && buffer.length >= buffer.readUInt16BE(2)) {
      const length = buffer.readUInt16BE(2);
      const last = (buffer[1] ?? 0) & 1;
      const type = buffer[0] ?? 0;
      message = Buffer.concat([message, buffer.subarray(8, length)]);
      buffer = buffer.subarray(length);
      if (last === 0) continue;
      const complete = message;
      message = Buffer.alloc(0);
      handle(type, complete);
    }
  });

  function handle(type: number, body: Buffer): void {
    if (type === PRELOGIN) send(tds.prelogin());
    else if (type === LOGIN) send(login === "accept" ? tds.loginAccepted() : tds.loginRefused());
    else if (type === BATCH) send(tds.done(0));
    else if (type === RPC) call(tds.callOf(body));
    else if (type === TRANSACTION) {
      const end = ENDS[body.readUInt16LE(body.readUInt32LE(0))] ?? "other";
      reply(end, (found) => (found.kind === "done" ? tds.transactionEnd(end) : tds.encoded(found)));
    } else if (type === ATTENTION) {
      events.push("attention");
      // The interrupted answer ends in a message of its own, then comes the word that the attention was seen.
      if (unanswered) send(tds.done(0, 0xfd, 0x02));
      unanswered = false;
      send(tds.attentionSeen());
    }
  }

  function call({ procedure, parameters }: tds.Call): void {
    const [first, second, third] = parameters;
    if (procedure === "prepare") {
      const statement = tds.statementOf(third, second);
      const refusal = answer(`prepare ${statement}`);
      if (refusal !== undefined) return reply(`prepare ${statement}`, tds.encoded);
      handles.push(statement);
      prepared.set(statement, 0);
      send(tds.preparedAs(handles.length));
    } else if (procedure === "runPrepared") {
      const statement = handles[Number(first) - 1] ?? "";
      prepared.set(statement, (prepared.get(statement) ?? 0) + 1);
      reply(statement, tds.encoded);
    } else if (procedure === "unprepare") send(tds.done(0, 0xfe, 0));
    else reply(tds.statementOf(first, second), tds.encoded);
  }

  function reply(event: string, encode: (found: tds.Reply) => Buffer): void {
    events.push(event);
    const found: tds.Reply = answer(event) ?? { kind: "done", affected: 1 };
    if (found.kind === "cut") socket.destroy();
    else if (found.kind === "silence") unanswered = true;
    else send(encode(found));
  }

  function send(payload: Buffer): void {
    const largest = 4_088;
    for (let from = 0; from < payload.length; from += largest) {
      const part = payload.subarray(from, from + largest);
      const header = Buffer.from([0x04, from + largest >= payload.length ? 1 : 0, 0, 0, 0, 0, 1, 0]);
      header.writeUInt16BE(part.length + 8, 2);
      socket.write(Buffer.concat([header, part]));
    }
  }
}
