import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from "@azure/identity";

/** Who the app is to Entra, and with what it proves itself. */
export interface AppIdentity {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential:
    | { readonly kind: "password"; readonly password: string }
    | {
        readonly kind: "certificate";
        /** A PEM file with the certificate and its key. */ readonly path: string;
      }
    | {
        readonly kind: "managedIdentity";
        /** The client id of an identity of Azure's that the app trusts. */ readonly identityId: string;
      };
  /** Where Entra issues tokens. */
  readonly loginUrl: string;
}

/** What Entra expects the token of a managed identity to be for, when it stands for an application. */
const exchangeScope = "api://AzureADTokenExchange/.default";

/** The options of every credential. The tenant is named by its id: nothing has to be asked of Microsoft's list of clouds. */
export const entraOptions = ({ loginUrl }: Pick<AppIdentity, "loginUrl">) => ({
  authorityHost: loginUrl,
  disableInstanceDiscovery: true,
  retryOptions: { maxRetries: 2 },
});

/** Tokens for the app itself. */
export function appCredential(identity: AppIdentity): TokenCredential {
  const { tenantId, clientId, credential } = identity;
  const options = entraOptions(identity);
  switch (credential.kind) {
    case "password":
      return new ClientSecretCredential(tenantId, clientId, credential.password, options);
    case "certificate":
      return new ClientCertificateCredential(
        tenantId,
        clientId,
        { certificatePath: credential.path },
        options,
      );
    case "managedIdentity":
      return new ClientAssertionCredential(tenantId, clientId, assertionOf(credential.identityId), options);
  }
}

/** The proof that the managed identity gives for the app, fetched anew when it has ended. */
export function assertionOf(identityId: string): () => Promise<string> {
  const identity = new ManagedIdentityCredential({ clientId: identityId });
  return async () => (await identity.getToken(exchangeScope)).token;
}
