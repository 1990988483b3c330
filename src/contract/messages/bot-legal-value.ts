import type { Messages } from "./message.ts";

/** What cards say of signatures, of a document's worth and of refusing it. */
export const botLegalValueMessages = {
  refused: { vi: "Văn thư từ chối tiếp nhận", en: "Refused by the clerk" },
  signaturesBad: { vi: "Chữ ký số cần xem lại", en: "Signatures need a look" },
  legalValueChanged: { vi: "Giá trị pháp lý thay đổi", en: "Legal value changed" },
  sayRefused: {
    vi: "{who} từ chối tiếp nhận: {document}.",
    en: "{who} refused to take {document}.",
  },
  saySignaturesBad: {
    vi: "Chữ ký số có vấn đề, cần kiểm tra trước khi xử lý: {document}.",
    en: "Something is wrong with the signatures of {document}; look before it is handled.",
  },
  sayLegalValueChanged: {
    vi: "Giá trị pháp lý của văn bản đã thay đổi: {document}.",
    en: "The legal value has changed: {document}.",
  },
  doRefuse: { vi: "Từ chối nhận", en: "Refuse to take" },
  confirmRefuse: { vi: "Gửi từ chối", en: "Refuse" },
  valueBefore: { vi: "Trước đó: {value}", en: "Before: {value}" },
  documentRefused: { vi: "Văn bản đã bị từ chối tiếp nhận", en: "The document was refused" },
  otherRefused: { vi: "{who} đã từ chối tiếp nhận", en: "{who} refused to take it" },
} as const satisfies Messages;
