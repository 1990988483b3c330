/** The part of pino that the bot uses. Never given names, texts, addresses or tokens. */
export interface BotLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
