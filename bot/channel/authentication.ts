import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { BotCloud } from "../settings.ts";
import type { CredentialsFactory } from "./credentials-factory.ts";

type Factory = ReturnType<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>;
type Connector = Awaited<ReturnType<Factory["create"]>>;

/** The other side answers in well under a second; a call that hangs would hold the outbox up. */
const callTimeoutMs = 15_000;

/** How the SDK names a caller that is the channel. */
export const callerId = "urn:botframework:azure";

/**
 * Signs what we send. Calls are made once: the SDK repeats on 429, 5xx and lost connections, also after a message was
 * delivered, whereas our outbox repeats and knows what it sent.
 */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  constructor(cloud: BotCloud, credentials: CredentialsFactory) {
    super(
      {
        ToChannelFromBotLoginUrl: cloud.loginUrl,
        ToChannelFromBotOAuthScope: cloud.oauthScope,
        OAuthUrl: cloud.oauthUrl,
        ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
        ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
        ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
        CallerId: callerId,
        ValidateAuthority: true,
      },
      credentials,
    );
  }

  override createConnectorFactory(
    ...args: Parameters<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>
  ): Factory {
    return oneAttempt(super.createConnectorFactory(...args));
  }
}

function oneAttempt(factory: Factory): Factory {
  return { create: async (...args) => withoutRetries(await factory.create(...args)) };
}

interface Policy {
  readonly name: string;
  sendRequest(
    request: { timeout: number },
    next: (request: { timeout: number }) => Promise<unknown>,
  ): Promise<unknown>;
}

interface Pipeline {
  removePolicy(which: { name: string }): unknown[];
  addPolicy(policy: Policy): void;
}

/** The SDK offers no setting for this; its pipeline does. A version whose pipeline is another one must not go unnoticed. */
function withoutRetries(connector: Connector): Connector {
  const client: unknown = Reflect.get(connector, "client");
  const pipeline: unknown =
    typeof client === "object" && client !== null ? Reflect.get(client, "pipeline") : null;
  if (!isPipeline(pipeline) || pipeline.removePolicy({ name: "defaultRetryPolicy" }).length !== 1) {
    throw new Error(
      "This version of botbuilder repeats calls in another way: a message could be sent twice.",
    );
  }
  pipeline.addPolicy({
    name: "vanthuTimeout",
    sendRequest: (request, next) => {
      request.timeout = callTimeoutMs;
      return next(request);
    },
  });
  return connector;
}

function isPipeline(value: unknown): value is Pipeline {
  return typeof value === "object" && value !== null && "removePolicy" in value && "addPolicy" in value;
}
