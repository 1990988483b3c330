import { ClientAssertionCredential, ManagedIdentityCredential } from "@azure/identity";
import type { Credentials, CredentialsFactory } from "./credentials-factory.ts";

export interface FederatedIdentity {
  readonly appId: string;
  readonly tenantId: string;
  /** The client id of the managed identity that the app trusts. */
  readonly identityId: string;
}

/** What Entra expects the token of a managed identity to be for, when it stands for an application. */
const exchangeScope = "api://AzureADTokenExchange/.default";

/**
 * The bot's credentials where the application trusts a managed identity. The SDK has a factory for this, too, which keeps
 * its first proof for ever: after a day Entra takes it no more.
 */
export function federatedCredentials({ appId, tenantId, identityId }: FederatedIdentity): CredentialsFactory {
  const identity = new ManagedIdentityCredential({ clientId: identityId });
  const proof = async () => (await identity.getToken(exchangeScope)).token;
  const credential = new ClientAssertionCredential(tenantId, appId, proof);
  return {
    isValidAppId: (id) => Promise.resolve(id === appId),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: (_appId, audience) => Promise.resolve(signing(credential, `${audience}/.default`)),
  };
}

/** The library keeps a token until shortly before it ends. `getToken` is what the single flight waits for. */
function signing(
  credential: ClientAssertionCredential,
  scope: string,
): Credentials & { getToken(): Promise<string> } {
  return {
    async getToken() {
      return (await credential.getToken(scope)).token;
    },
    async signRequest(request) {
      request.headers.set("authorization", `Bearer ${await this.getToken()}`);
      return request;
    },
  };
}
