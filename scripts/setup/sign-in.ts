import { DeviceCodeCredential } from "@azure/identity";
import {
  inOurWords,
  keptTokens,
  SignInRefused,
  type Tokens,
} from "../../src/adapters/archive/sharepoint/credential.ts";
import { entraOptions } from "../../src/adapters/identity/app-credential.ts";
import type { SetupValues } from "./settings.ts";

/** Microsoft's own app for administrators' commands ("Microsoft Graph Command Line Tools"), in every tenant. */
const commandLineTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

/** What the steps need, in the name of the administrator who signs in. */
const scopes = [
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "DelegatedPermissionGrant.ReadWrite.All",
  "AppCatalog.ReadWrite.All",
];
const sitesScope = "Sites.FullControl.All";

/**
 * The administrator's tokens for Graph: the one that was given (`GRAPH_TOKEN`), or by a code that is entered on another
 * screen. `show` tells the person where. Throws what `Tokens` throws.
 */
export function administratorTokens(
  { tenantId, loginUrl, graphUrl, sites }: SetupValues,
  given: string | undefined,
  show: (url: string, code: string) => void,
): Tokens {
  if (given !== undefined && given !== "")
    return { token: () => Promise.resolve(given), drop: () => undefined };
  let hasCode = true;
  const credential = new DeviceCodeCredential({
    tenantId,
    clientId: commandLineTools,
    ...entraOptions({ loginUrl }),
    userPromptCallback: ({ verificationUri, userCode }) => {
      // The library goes on without a code where Entra refuses to give one.
      hasCode = typeof userCode === "string";
      if (hasCode) show(verificationUri, userCode);
    },
  });
  const wanted = [...scopes, ...(sites.length > 0 ? [sitesScope] : [])].map((one) => `${graphUrl}/${one}`);
  // Kept here: nobody enters a code twice.
  return keptTokens(() =>
    credential.getToken(wanted).catch((error: unknown) => {
      throw hasCode ? inOurWords(error) : new SignInRefused("device code", error);
    }),
  );
}
