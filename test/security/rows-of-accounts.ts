import { absentId, anybody, row, type Row } from "./row.ts";
import { administrators, auditors } from "./who-may.ts";
import { inDays } from "./world.ts";

const security = { may: [...administrators, ...auditors], otherwise: "403 access.security-only" };

/** Lost accounts: anybody reports one, those who answer for security look into it (R61, R62). */
export function rowsOfAccounts(): Row[] {
  const freeze = `/api/admin/freezes/${absentId}`;
  return [
    row(
      "POST /api/accounts/freeze",
      { body: { personId: absentId, lostSince: null, reason: "Mất điện thoại" } },
      { may: anybody, outcome: "404 people.not-found" },
    ),
    row("GET /api/admin/freezes", {}, security),
    {
      ...row(
        `GET ${freeze}/acts`,
        { query: "?since=2026-11-20T00:00:00Z" },
        { ...security, outcome: "404 account.not-found" },
      ),
      route: "GET /api/admin/freezes/:id/acts",
    },
    {
      ...row(
        `POST ${freeze}/lift`,
        { body: { version: 1, reason: "Đã lấy lại" } },
        { ...security, outcome: "404 account.not-found" },
      ),
      route: "POST /api/admin/freezes/:id/lift",
    },
  ];
}

/** Acting in somebody's place: given by those whose work can be, to those who can do it (NĐ 30, Đ13.3). */
export function rowsOfDelegations(): Row[] {
  const delegation = {
    kind: "authorised",
    receiverId: absentId,
    types: null,
    basis: "12/GUQ",
    validFrom: inDays(0).slice(0, 10),
    validTo: inDays(30).slice(0, 10),
  };
  const seen = { may: [...administrators, ...auditors], otherwise: "403 access.administrators-only" };
  return [
    row("GET /api/delegations", {}, { may: anybody }),
    row(
      "POST /api/delegations",
      { body: delegation },
      { may: anybody, outcome: "400 delegation.not-to-them" },
    ),
    {
      ...row(
        `POST /api/delegations/${absentId}/revoke`,
        { body: { version: 1 } },
        { may: anybody, outcome: "404 delegation.not-found" },
      ),
      route: "POST /api/delegations/:id/revoke",
    },
    row("GET /api/admin/delegations", {}, seen),
  ];
}
