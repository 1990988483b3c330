import { anybody, row, type Row } from "./row.ts";
import { administrators } from "./who-may.ts";

/** Being shown around is everybody's; where people practise is the administrators' (R67). */
export function rowsOfHelp(): Row[] {
  const otherwise = "403 access.administrators-only";
  return [
    row("POST /api/tours", { body: { tour: "clerk" } }, { may: anybody }),
    row("POST /api/practice", {}, { may: anybody, outcome: "422 practice.none" }),
    row("GET /api/admin/practice", {}, { may: administrators, otherwise }),
    row("POST /api/admin/practice", {}, { may: administrators, outcome: "201", otherwise }),
  ];
}
