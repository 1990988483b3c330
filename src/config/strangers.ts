import type { Sentence } from "./config-refused.ts";

/** Variables with these beginnings are ours; one that we do not know is a slip of the pen that must not go unnoticed. */
const ours = ["VANTHU_", "MICROSOFT_APP_", "SQLSERVER_", "CLAMD_", "SHAREPOINT_", "TEAMS_APP_"];

/** A sentence for every variable that looks like ours and is not, with the name that was probably meant. */
export function strangers(names: readonly string[], known: readonly string[]): Sentence[] {
  return names
    .filter((name) => ours.some((prefix) => name.toUpperCase().startsWith(prefix)) && !known.includes(name))
    .map((name) => {
      const nearest = nearestOf(name, known);
      return {
        vi: `Biến ${name} không có trong cấu hình; có phải ý bạn là ${nearest}?`,
        en: `Variable ${name} is not known; did you mean ${nearest}?`,
      };
    });
}

function nearestOf(name: string, known: readonly string[]): string {
  const byDistance = known.map((candidate) => ({
    candidate,
    steps: editSteps(name.toUpperCase(), candidate),
  }));
  return byDistance.reduce((best, one) => (one.steps < best.steps ? one : best)).candidate;
}

/** Letters to insert, drop or replace to get from one word to the other (Levenshtein). */
function editSteps(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
