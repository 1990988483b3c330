import type { Config } from "../config.ts";
import { nothingInPersonsName, type InPersonsName } from "../ports/in-persons-name.ts";
import { once } from "./lazy-parts.ts";

/** What people may let the app do in their names; Graph's packages are loaded with the first who does. */
export function openInPersonsName({
  identity,
  reach,
  persons,
}: Pick<Config, "identity" | "reach" | "persons">): InPersonsName {
  if (identity.mode !== "entra") return nothingInPersonsName;
  const { graphUrl, loginUrl } = reach;
  const load = once(async () => {
    const [{ openPersonsTokens }, { openAsPerson }, { personsCalendar }, { personsFiles }] =
      await Promise.all([
        import("../adapters/identity/on-behalf-of.ts"),
        import("../adapters/persons-graph/persons-graph.ts"),
        import("../adapters/persons-graph/persons-calendar.ts"),
        import("../adapters/persons-graph/persons-files.ts"),
      ]);
    const asPerson = openAsPerson(graphUrl, openPersonsTokens({ ...identity, graphUrl, loginUrl }));
    return { calendar: personsCalendar(asPerson), files: personsFiles(asPerson) };
  });
  const calendar = async () => (await load()).calendar;
  return {
    calendar: persons.calendar
      ? {
          draft: async (...args) => (await calendar()).draft(...args),
          look: async (...args) => (await calendar()).look(...args),
          change: async (...args) => (await calendar()).change(...args),
          remove: async (...args) => (await calendar()).remove(...args),
          papers: async (...args) => (await calendar()).papers(...args),
          attach: async (...args) => (await calendar()).attach(...args),
          busy: async (...args) => (await calendar()).busy(...args),
        }
      : null,
    files: persons.messageFiles ? { find: async (...args) => (await load()).files.find(...args) } : null,
  };
}
