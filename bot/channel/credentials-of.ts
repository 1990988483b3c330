import { ConfigurationServiceClientCredentialFactory } from "botbuilder";
import type { BotIdentity } from "../settings.ts";
import type { CredentialsFactory } from "./credentials-factory.ts";
import { federatedCredentials } from "./federated-credentials.ts";

/** The SDK's credentials for an identity. Without an app id the SDK checks nobody; hence the refusal here. */
export function credentialsOf(identity: BotIdentity): CredentialsFactory {
  if (identity.mode === "embedded") return new ConfigurationServiceClientCredentialFactory({});
  const { appId, tenantId, credential } = identity;
  if (appId.trim() === "" || tenantId.trim() === "") throw new Error("The bot needs an app id and a tenant.");
  const common = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId };
  switch (credential.kind) {
    case "secret":
      return new ConfigurationServiceClientCredentialFactory({
        ...common,
        MicrosoftAppType: "SingleTenant",
        MicrosoftAppPassword: credential.secret,
      });
    case "certificate":
      return new ConfigurationServiceClientCredentialFactory({
        ...common,
        MicrosoftAppType: "SingleTenant",
        CertificateThumbprint: credential.thumbprint,
        CertificatePrivateKey: credential.privateKey,
      });
    case "managedIdentity":
      return federatedCredentials({ appId, tenantId, identityId: credential.identityId });
  }
}
