import type { SeenLine } from "./page-lines.ts";
import type { SeenPlace } from "./seen-place.ts";

/** Who signed, as it stands below the text: `KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / … / Trịnh Thị Bích Hường`. */
export interface SeenSignature {
  readonly name: string;
  /** As an office writes it in running text: `Phó Giám đốc`. Empty where none of the usual ones stands there. */
  readonly position: string;
  readonly place: SeenPlace;
}

/** What a document says of itself: its first page, line by line, and who signed it where that can be read. */
export interface SeenPaper {
  readonly firstPage: readonly SeenLine[];
  readonly signature: SeenSignature | null;
  /** The abbreviation of the unit that drafted it, as it keeps a copy: `Lưu: VT, CĐS`. */
  readonly draftedBy: string | null;
}
