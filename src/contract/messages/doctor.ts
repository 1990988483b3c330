import type { Message, Messages } from "./message.ts";

/** What `npm run doctor` looked at. */
export const doctorSteps = {
  signIn: { vi: "Ứng dụng đăng nhập được vào Entra", en: "The app signs in to Entra" },
  grant: { vi: "Ứng dụng có quyền trên site", en: "The app has a grant on the site" },
  library: { vi: "Có thư viện hoặc thư mục lưu trữ", en: "The library or folder is there" },
  room: { vi: "Còn dung lượng", en: "There is room" },
  roundTrip: { vi: "Ghi thử, đọc lại và xoá một tệp", en: "Writes, reads and removes a file" },
  spool: { vi: "Thư mục nhận tệp ghi được", en: "The folder for uploads can be written" },
} as const satisfies Readonly<Record<string, Message>>;

/** What is wrong with a part of the server that has no sentences of its own. */
export const doctorMessages = {
  "doctor.spool-denied": {
    vi: "Không đọc, ghi được ở {place}. Người quản trị máy chủ gắn lại ổ đĩa hoặc cấp quyền ghi cho tài khoản chạy Vanthu.",
    en: "{place} cannot be read and written. Who runs the server mounts the disk again or gives the account of Vanthu the right to write.",
  },
  "doctor.spool-full": {
    vi: "Ổ đĩa của {place} đã đầy. Người quản trị máy chủ thêm dung lượng; tới lúc đó không nhận thêm tệp được.",
    en: "The disk of {place} is full. Who runs the server adds room; until then no file can be taken in.",
  },
} as const satisfies Messages;
