import type { Messages } from "./message.ts";

/** Refusals around registering and amending. */
export const incomingMessages = {
  "form.wrong": {
    vi: "Một số ô chưa hợp lệ. Hãy sửa các ô được đánh dấu.",
    en: "Some fields are not valid yet. Correct the ones that are marked.",
  },
  "incoming.possible-duplicate": {
    vi: "Văn bản có thể đã vào sổ với số đến {arrivalNumber} năm {year}. Hãy so sánh và xác nhận trước khi vào sổ.",
    en: "This document may already be registered as arrival number {arrivalNumber} of {year}. Compare them and decide before registering.",
  },
  "incoming.nothing-amended": {
    vi: "Không có thông tin nào thay đổi. Hãy sửa ít nhất một ô, hoặc đóng lại.",
    en: "Nothing is different. Change at least one field, or close.",
  },
  "upload.not-ready": {
    vi: "Tệp “{name}” chưa tải lên xong. Hãy đợi tải xong rồi vào sổ.",
    en: "The file “{name}” has not been uploaded completely. Wait for it, then register.",
  },
  "upload.one-main-file": {
    vi: "Mỗi văn bản cần đúng một tệp chính. Hãy chọn một tệp chính, các tệp khác là đính kèm.",
    en: "A document needs exactly one main file. Choose it; the others are attachments.",
  },
} as const satisfies Messages;
