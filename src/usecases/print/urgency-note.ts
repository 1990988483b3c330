import type { Priority } from "../../domain/incoming-fields.ts";

const notes: Readonly<Record<Priority, string | null>> = {
  0: null,
  1: "Khẩn",
  2: "Thượng khẩn",
  3: "Hỏa tốc",
};

/** The degree of urgency as it is written beside an entry. */
export const urgencyNote = (priority: Priority): string | null => notes[priority];
