import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { readConfig } from "../../src/config.ts";
import { sampleToken, signInOptions } from "../../src/contract/session.ts";
import { startServer, type RunningServer, type StartOptions } from "../../src/main.ts";
import { agencyFixture, type AgencyFixture } from "./agency-fixture.ts";
import { apiClient, type ApiClient } from "./api-client.ts";

export interface TestServerOptions {
  /**
   * `fixture`: two agencies with a person in every role and no documents. `sample`: what the product fills an empty
   * store with, documents in every state. `none`: an empty store.
   */
  readonly people?: "fixture" | "sample" | "none";
  /** A data folder that outlives the server, to start another one on it. Without it a temporary one is removed at the end. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly start?: StartOptions;
  /** Receives every line of the log; silent without it. */
  readonly logLine?: (line: string) => void;
}

export interface TestServer extends Pick<RunningServer, "url" | "port" | "services"> {
  readonly dataFolder: string;
  /** The fixture's people; throws where the server has none. */
  readonly people: AgencyFixture;
  /** A client that acts as this person, with a token of the local issuer. */
  as(person: { readonly personId: string }): Promise<ApiClient>;
  /** As the person with this name among the sample people. */
  asNamed(name: string): Promise<ApiClient>;
  /** A client that has not signed in. */
  readonly stranger: ApiClient;
  stop(): Promise<void>;
}

/** Starts the whole real server, with answers checked against the contract, on a free port of this machine. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { people = "fixture" } = options;
  const dataFolder = options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), "vanthu-server-")));
  const config = readConfig({
    VANTHU_PORT: String(await freePort()),
    VANTHU_DATA: dataFolder,
    VANTHU_REQUESTS_PER_SECOND: "100000",
    ...options.env,
  });
  const server = await startServer(config, {
    log: logTo(options.logLine),
    sampleData: people === "sample",
    checkAnswers: true,
    ...options.start,
    jobs: { pollMs: 50, ...options.start?.jobs },
  });
  const fixture = people === "fixture" ? await fixtureOf(server) : null;
  const stranger = apiClient(server.url, null);
  const as = async (person: { readonly personId: string }) => {
    const { token } = await stranger.post("/api/sign-in/sample", { personId: person.personId }, sampleToken);
    return apiClient(server.url, token);
  };
  return {
    url: server.url,
    port: server.port,
    services: server.services,
    dataFolder,
    stranger,
    as,
    get people() {
      if (fixture === null) throw new Error("This server was started without the fixture.");
      return fixture;
    },
    async asNamed(name) {
      const offered = await stranger.get("/api/sign-in", signInOptions);
      const person = offered.mode === "sample" ? offered.people.find((it) => it.name === name) : undefined;
      if (person === undefined) throw new Error(`Nobody is called ${name}.`);
      return as({ personId: person.id });
    },
    async stop() {
      await server.stop();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function fixtureOf(server: RunningServer): Promise<AgencyFixture> {
  try {
    return await agencyFixture(server.services.store, server.services.clock.now());
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function logTo(logLine: TestServerOptions["logLine"]) {
  return logLine === undefined ? pino({ level: "silent" }) : pino({ level: "info" }, { write: logLine });
}

/** A port that is free now. Cards and links name it, so it is known before the server listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("No port.");
  return address.port;
}
