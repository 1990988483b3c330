import { z } from "zod";
import type { Graph } from "../archive/sharepoint/graph.ts";

/** The app in the organisation's catalogue, where it has an id of its own. */
export interface Catalogue {
  /** Null where nobody has published it. */
  id(): Promise<string | null>;
  addressOf(id: string): string;
  /** It may have another id by now: published anew, it is asked for again. */
  forget(): void;
}

const found = z.object({ value: z.array(z.object({ id: z.string() })) });

/** Asked for when it is first needed; however many ask at once, one question is put. */
export function openCatalogue(graph: Graph, manifestId: string): Catalogue {
  let asked: Promise<string | null> | null = null;
  async function ask(): Promise<string | null> {
    const filter = encodeURIComponent(`externalId eq '${manifestId}'`);
    const answer = await graph.call({ path: `/appCatalogs/teamsApps?$filter=${filter}` });
    return found.parse(answer.body).value[0]?.id ?? null;
  }
  return {
    async id() {
      asked ??= ask();
      const id = await asked.catch((error: unknown) => {
        asked = null;
        throw error;
      });
      if (id === null) asked = null;
      return id;
    },
    addressOf: (id) => `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
    forget: () => {
      asked = null;
    },
  };
}
