import { ConfidentialClientApplication, type INetworkModule } from "@azure/msal-node";
import { MsalServiceClientCredentialsFactory } from "botframework-connector";
import type { ChannelParts } from "../../bot/channel/channel.ts";
import { channelIssuer as issuer } from "./channel-keys.ts";

/** Where a double is and whom it knows: all that a server needs to have it in the place of Microsoft's cloud. */
export interface ConnectorPlace {
  readonly base: string;
  readonly appId: string;
  readonly tenantId: string;
}

/** A server of the product speaks to the double at that place as it does to Microsoft's cloud, with real MSAL. */
export function connectorAt({ base, appId, tenantId }: ConnectorPlace): ChannelParts {
  return { cloud: cloudAt(base), credentials: credentialsAt(base, appId, tenantId) };
}

function cloudAt(base: string): NonNullable<ChannelParts["cloud"]> {
  return {
    openIdMetadataUrl: `${base}/openid`,
    tokenIssuer: issuer,
    loginUrl: "https://login.microsoftonline.com/botframework.com",
    oauthScope: issuer,
    oauthUrl: base,
  };
}

/** Real MSAL; its requests to Entra are led to the double. */
function credentialsAt(
  base: string,
  appId: string,
  tenantId: string,
): NonNullable<ChannelParts["credentials"]> {
  const networkClient: INetworkModule = {
    sendGetRequestAsync: () => Promise.reject(new Error("No other address of Entra is needed.")),
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the signature is MSAL's
    async sendPostRequestAsync<T>() {
      const response = await fetch(`${base}/token`, { method: "POST" });
      return { headers: {}, status: response.status, body: (await response.json()) as T };
    },
  };
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      clientSecret: "only for the double",
    },
    system: { networkClient },
  });
  // The SDK was compiled against the same class by its other, CommonJS declaration.
  type Application = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];
  return new MsalServiceClientCredentialsFactory(appId, application as unknown as Application);
}
