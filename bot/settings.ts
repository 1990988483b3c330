import type { Language } from "../src/contract/messages/message.ts";

/** How the bot proves who it is to Microsoft. */
export type BotCredential =
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "certificate"; readonly thumbprint: string; readonly privateKey: string }
  /** An identity of Azure's, by its client id, that the app trusts. */
  | { readonly kind: "managedIdentity"; readonly identityId: string };

/** embedded: Agents Playground on this machine, without credentials, on loopback only. */
export type BotIdentity =
  | { readonly mode: "embedded"; readonly sampleTenantId: string }
  | {
      readonly mode: "entra";
      readonly appId: string;
      readonly tenantId: string;
      readonly credential: BotCredential;
    };

export type BotSettings = BotIdentity & {
  /** Where the tab is served: `https://vanthu.so.gov.vn/tab`. */
  readonly tabUrl: string;
  /** The app's id in the organisation's catalogue; null before it is published: links are then plain addresses. */
  readonly teamsAppId: string | null;
  /** The static tab of the manifest that deep links open. */
  readonly tabEntityId: string;
  /** For whoever has not shown which language they read. */
  readonly language: Language;
};

/** The only tenant whose people are answered. */
export function tenantOf(identity: BotIdentity): string {
  return identity.mode === "entra" ? identity.tenantId : identity.sampleTenantId;
}

/** Endpoints of another cloud than the public one, or of a double in a test. */
export interface BotCloud {
  readonly openIdMetadataUrl: string;
  readonly tokenIssuer: string;
  readonly loginUrl: string;
  readonly oauthScope: string;
  readonly oauthUrl: string;
}

export const publicCloud: BotCloud = {
  openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  tokenIssuer: "https://api.botframework.com",
  loginUrl: "https://login.microsoftonline.com/botframework.com",
  oauthScope: "https://api.botframework.com",
  oauthUrl: "https://api.botframework.com",
};
