import type { Messages } from "./message.ts";

/** Refusals around numbering and issuing an outgoing document, beside those of fields, numbers and files. */
export const outgoingMessages = {
  "outgoing.unknown-unit": {
    vi: "Đơn vị soạn thảo không thuộc cơ quan hoặc không còn hoạt động vào ngày văn bản. Hãy chọn lại.",
    en: "The drafting unit is not one of the agency, or did not exist on the date of the document. Choose another.",
  },
  "outgoing.unknown-body": {
    vi: "Hội đồng, ban hoặc tổ này chưa có trong thiết lập của cơ quan. Hãy chọn lại, hoặc đề nghị quản trị bổ sung.",
    en: "This council, board or team is not in the agency's settings. Choose another, or ask the administrator to add it.",
  },
  "outgoing.unknown-recipient": {
    vi: "Nơi nhận “{name}” không có trong danh mục cơ quan. Hãy chọn lại, hoặc gõ tên nơi nhận.",
    en: "The recipient “{name}” is not in the directory of agencies. Choose again, or type the name.",
  },
  "outgoing.unknown-reply": {
    vi: "Không tìm thấy văn bản đến được trả lời. Hãy chọn lại.",
    en: "The incoming document that this one answers was not found. Choose again.",
  },
} as const satisfies Messages;
