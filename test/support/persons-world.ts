import { Readable } from "node:stream";
import { registerIncoming as registerSchema } from "../../src/contract/incoming.ts";
import { meetingView } from "../../src/contract/meetings.ts";
import { notScanned } from "../../src/domain/files/file-scan.ts";
import { registerIncoming } from "../../src/usecases/incoming/register-incoming.ts";
import { submitDocument } from "../../src/usecases/routing/submit-document.ts";
import { apiClient, type ApiClient } from "./api-client.ts";
import type { EntraPeople } from "./entra-people.ts";
import type { GraphDouble } from "./graph-double/graph-double.ts";
import { keptUpload } from "./kept-upload.ts";
import { letterFields } from "./letter-fields.ts";
import { freePort, startTestServer, type TestServer } from "./test-server.ts";
import { openPeopleAtGraph } from "./people-at-graph.ts";

/** The real server with Entra, whose people let it do things at a double of Microsoft 365. */
export interface PersonsWorld {
  readonly entra: EntraPeople;
  readonly graph: GraphDouble;
  readonly server: TestServer;
  /** A client with a token of this person; `claims` replace what it says. */
  as(person: { readonly personId: string }, claims?: Readonly<Record<string, unknown>>): Promise<ApiClient>;
  /** A registered invitation before the leader, with a paper; its id. */
  invitation(codeNumber: string, paper: Buffer): Promise<string>;
  /** The same, with its meeting settled from 8.30 to 10 on 02/12/2026; its id. */
  settled(codeNumber: string, paper: Buffer): Promise<string>;
  /** A file in a team's library that these people may open; the address that a message names it by. */
  share(name: string, bytes: Buffer, people: readonly { readonly personId: string }[]): Promise<string>;
  close(): Promise<void>;
}

const site = "https://donvi.sharepoint.com/sites/to-tong-hop";

export async function openPersonsWorld(logLine?: (line: string) => void): Promise<PersonsWorld> {
  const { people: entra, double: graph } = await openPeopleAtGraph();
  const port = await freePort();
  const server = await startTestServer({
    env: {
      VANTHU_PORT: String(port),
      VANTHU_PUBLIC_URL: `http://127.0.0.1:${port}`,
      MICROSOFT_APP_ID: entra.clientId,
      MICROSOFT_APP_TENANT_ID: entra.tenantId,
      MICROSOFT_APP_PASSWORD: graph.entra.app.secret,
      SHAREPOINT_GRAPH_URL: graph.origin,
      SHAREPOINT_LOGIN_URL: graph.origin,
      VANTHU_SCANNER: "clamd",
      CLAMD_SOCKET: "/nowhere/clamd.ctl",
    },
    start: { fetchKeys: entra.fetchKeys },
    ...(logLine === undefined ? {} : { logLine }),
  });
  const [drive] = graph.state.addSite(site).drives;
  if (drive === undefined) throw new Error("The site has no library.");
  const world: PersonsWorld = {
    entra,
    graph,
    server,
    async as({ personId }, claims) {
      return apiClient(server.url, await entra.tokenFor(personId, claims));
    },
    async invitation(codeNumber, paper) {
      const { services, people } = server;
      const { clerk, leader } = people.actors;
      const scan = { ...notScanned, state: "clean" as const };
      const fields = letterFields(services.clock.now(), {
        typeName: "Giấy mời",
        codeNumber,
        codeNotation: "GM-SNV",
        abstract: `Mời họp ${codeNumber} về chuyển đổi số năm 2027`,
      });
      const uploadIds = [await keptUpload(services, clerk, paper, { name: "giay-moi.pdf", scan })];
      const form = registerSchema.parse({ key: services.ids.next(), fields, uploadIds });
      const { id } = await registerIncoming(services, clerk, form);
      await submitDocument(services, clerk, id, { version: 1, to: leader.personId });
      return id;
    },
    async settled(codeNumber, paper) {
      const id = await world.invitation(codeNumber, Buffer.concat([paper, Buffer.from(`\n%${codeNumber}`)]));
      const leader = await world.as(server.people.actors.leader);
      const [startsAt, endsAt] = ["2026-12-02T01:30:00.000Z", "2026-12-02T03:00:00.000Z"];
      const body = { startsAt, endsAt, place: "Phòng họp số 2", version: null };
      await leader.put(`/api/incoming/${id}/meeting`, body, meetingView);
      return id;
    },
    async share(name, bytes, people) {
      const item = drive.add(drive.root, name, false);
      drive.setContent(item, await graph.state.blobs.keep(Readable.from([bytes])));
      const address = `${site}/Shared Documents/${name}`;
      const allowed = new Set(people.map(({ personId }) => personId));
      graph.state.persons.shared.set(address, { drive, item, with: allowed });
      return address;
    },
    async close() {
      await server.stop();
      await graph.close();
    },
  };
  return world;
}
