import { absentId, type Row, row } from "./row.ts";
import { administrators } from "./who-may.ts";

const administratorsOnly = { may: administrators, otherwise: "403 access.administrators-only" };
/** This world is the embedded mode's: nothing scans, whatever is asked about. */
const nothingScans = { ...administratorsOnly, outcome: "409 quarantine.no-scanner" };

/** What malware scans keep from everybody is for who answers for the agency's security. */
export function rowsOfQuarantine(): Row[] {
  return [
    row("GET /api/admin/quarantine", {}, administratorsOnly),
    row("POST /api/admin/quarantine/scan", {}, nothingScans),
    {
      ...row(`POST /api/admin/quarantine/${absentId}/scan`, {}, nothingScans),
      route: "POST /api/admin/quarantine/:id/scan",
    },
  ];
}
