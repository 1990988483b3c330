import { connect } from "node:tls";
import { appCredential, type AppIdentity } from "../../adapters/identity/app-credential.ts";
import type { Graph } from "../../adapters/archive/sharepoint/graph.ts";
import { GraphRefused } from "../../adapters/archive/sharepoint/graph-refused.ts";
import { ArchiveUnavailable } from "../../ports/archive.ts";
import type { DoctorPart, DoctorStep } from "../../usecases/doctor/examine-parts.ts";
import { byNumbers, catalogEntryOf } from "./catalog-entry.ts";
import { daysUntil, remark, soonDays, well, wrong } from "./steps.ts";

export interface TeamsToExamine {
  /** Null: no Teams without Entra. */
  readonly app: (AppIdentity & { readonly teamsAppId: string; readonly version: string }) | null;
  /** Where browsers and Teams reach the server. */
  readonly publicUrl: string;
  /** Whether people are told in the activity feed (`VANTHU_REACH=feed`). */
  readonly feed?: boolean;
  readonly graph: Pick<Graph, "call">;
  readonly now: () => Date;
}

type Told = TeamsToExamine & { readonly app: NonNullable<TeamsToExamine["app"]> };

const patienceMs = 10_000;
const connectorScope = "https://api.botframework.com/.default";
const certificateFaults =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_(?:VERIFY|GET_ISSUER)|SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED)/u;

/** `teams`: the public host and its certificate, the messaging endpoint, the bot's token, the entry in the app catalog. */
export function teamsPart(of: TeamsToExamine): DoctorPart {
  return {
    name: "teams",
    what: of.app === null ? "none" : new URL(of.publicUrl).host,
    async examine() {
      const { app } = of;
      if (app === null) return [remark("publicHost", "doctor.sample-people")];
      const reached = await publicHost(of.publicUrl);
      const host = reached.isOk
        ? [await hostCertificate(of.publicUrl, of.now()), await endpoint(of.publicUrl)]
        : [];
      // Given with the app, it stands in no token.
      const feed =
        of.feed === true
          ? [remark("feed", "doctor.feed-unseen", { permission: "TeamsActivity.Send.User" })]
          : [];
      return [reached, ...host, await botToken(app), await catalog({ ...of, app }), ...feed];
    },
  };
}

async function publicHost(url: string): Promise<DoctorStep> {
  const { host } = new URL(url);
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patienceMs) });
    const body = await answer.text();
    return answer.status === 200 && body.includes('"alive"')
      ? well("publicHost")
      : wrong("publicHost", "doctor.not-vanthu", { host, status: answer.status });
  } catch (error) {
    const reason = reasonOf(error);
    if (certificateFaults.test(reason))
      return wrong("publicHost", "doctor.host-certificate", { host, reason });
    const isUnknown = reason === "ENOTFOUND" || reason === "EAI_AGAIN";
    return wrong("publicHost", isUnknown ? "doctor.host-unknown" : "doctor.host-away", { host });
  }
}

/** The system's or TLS' own word for why a call failed. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

async function hostCertificate(url: string, now: Date): Promise<DoctorStep> {
  const { protocol, hostname, port, host } = new URL(url);
  if (protocol !== "https:") return well("hostCertificate");
  const ended = Promise.withResolvers<Date>();
  const socket = connect({ host: hostname, port: port === "" ? 443 : Number(port), servername: hostname });
  socket.setTimeout(patienceMs, () => socket.destroy(new Error("silent")));
  socket.once("secureConnect", () => ended.resolve(new Date(socket.getPeerCertificate().valid_to)));
  socket.once("error", ended.reject);
  try {
    const days = daysUntil(await ended.promise, now);
    return days < soonDays
      ? remark("hostCertificate", "doctor.host-certificate-ends", { host, days })
      : well("hostCertificate");
  } catch {
    // It answered a moment ago: whatever this is, it is told as silence.
    return wrong("hostCertificate", "doctor.host-away", { host });
  } finally {
    socket.destroy();
  }
}

/** What Teams sends, without the signature that only Teams can make: it must be refused. */
async function endpoint(url: string): Promise<DoctorStep> {
  const address = `${url}/api/messages`;
  const activity = {
    type: "message",
    channelId: "msteams",
    serviceUrl: "https://smba.trafficmanager.net/apac/",
    from: { id: "doctor" },
    recipient: { id: "doctor" },
    conversation: { id: "doctor" },
  };
  try {
    const { status } = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (status === 401) return well("endpoint");
    if (status < 300) return wrong("endpoint", "doctor.endpoint-open", { address });
    return wrong("endpoint", "doctor.endpoint-other", { address, status });
  } catch {
    // The host answered before; what is between lets this path not through.
    return wrong("endpoint", "doctor.endpoint-other", { address, status: 0 });
  }
}

async function botToken(app: AppIdentity): Promise<DoctorStep> {
  try {
    await appCredential(app).getToken(connectorScope);
    return well("botToken");
  } catch (error) {
    const reason = /AADSTS\d+/u.exec(error instanceof Error ? error.message : "")?.[0] ?? "";
    return wrong("botToken", "doctor.no-bot-token", { clientId: app.clientId, reason });
  }
}

async function catalog({ app, graph }: Told): Promise<DoctorStep> {
  const { teamsAppId, version, clientId } = app;
  try {
    const entry = await catalogEntryOf(graph, teamsAppId);
    if (entry === null) return wrong("catalog", "doctor.not-in-catalog", { teamsAppId });
    if (entry.botId !== null && entry.botId !== clientId)
      return wrong("catalog", "doctor.other-bot", { botId: entry.botId, clientId });
    if (byNumbers(entry.version, version) < 0)
      return remark("catalog", "doctor.catalog-older", { there: entry.version, version });
    return well("catalog");
  } catch (error) {
    if (error instanceof GraphRefused) return remark("catalog", "doctor.catalog-unseen", { teamsAppId });
    if (error instanceof ArchiveUnavailable)
      return remark("catalog", "doctor.catalog-unseen", { teamsAppId });
    throw error;
  }
}
