import type { Records } from "../../ports/store.ts";

/** Nothing leaves an agency for practice: no card, no copy to the archive. */
export async function isPractice({ help }: Pick<Records, "help">, agencyId: string): Promise<boolean> {
  return (await help.practiceAmong([agencyId])).size > 0;
}
