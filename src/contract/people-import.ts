import { z } from "zod";
import { bilingual, role } from "./common.ts";

/**
 * POST /api/admin/people/import: people of a CSV file, first looked at (`isPreview`), then taken. Columns by their headings:
 * Họ tên, Thư điện tử, Mã Entra, Vai trò, Đơn vị, Từ ngày (or in English).
 */
export const peopleImportInput = z.strictObject({
  text: z.string().min(1).max(800_000),
  isPreview: z.boolean(),
});
export type PeopleImportInput = z.infer<typeof peopleImportInput>;

export const peopleImport = z.object({
  rows: z.array(
    z.object({
      /** Its place in the file, from 1. */
      line: z.number().int(),
      name: z.string(),
      role: role.nullable(),
      unit: z.string().nullable(),
      /** Why it is not taken. */
      problem: bilingual.nullable(),
    }),
  ),
  /** Taken, or what would be. */
  good: z.number().int(),
  wrong: z.number().int(),
  /** Of those taken: appointments that a second administrator has to confirm. */
  waits: z.number().int(),
});
export type PeopleImport = z.infer<typeof peopleImport>;
