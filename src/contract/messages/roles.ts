import type { Role } from "../../domain/people/actor.ts";
import type { Message } from "./message.ts";

/** What people are in an agency, by the names that offices use. */
export const roleNames: Readonly<Record<Role, Message>> = {
  clerk: { vi: "Văn thư", en: "Clerk" },
  leader: { vi: "Lãnh đạo", en: "Leader" },
  unitHead: { vi: "Trưởng đơn vị", en: "Unit head" },
  specialist: { vi: "Chuyên viên", en: "Specialist" },
  administrator: { vi: "Quản trị", en: "Administrator" },
  auditor: { vi: "Kiểm tra", en: "Auditor" },
  securityOfficer: { vi: "Phụ trách an toàn thông tin", en: "Security officer" },
};
