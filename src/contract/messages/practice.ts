import type { Messages } from "./message.ts";

export const practiceMessages = {
  "practice.none": {
    vi: "Cơ quan chưa mở cơ quan tập dượt. Người quản trị mở ở Quản trị, mục Tập dượt.",
    en: "There is no practice agency yet. An administrator opens it under Administration, Practice.",
  },
  "practice.within": {
    vi: "Đang ở cơ quan tập dượt; về cơ quan thật rồi làm lại.",
    en: "This is the practice agency; go back to the real one first.",
  },
} as const satisfies Messages;
