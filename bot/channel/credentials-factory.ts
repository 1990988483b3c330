import type { ConfigurationBotFrameworkAuthentication } from "botbuilder";

/** What the SDK asks for the bot's credentials; it names the type nowhere. */
export type CredentialsFactory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** For one audience: signs requests with a token of it. */
export type Credentials = Awaited<ReturnType<CredentialsFactory["createCredentials"]>>;
