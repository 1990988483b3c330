import type { Messages } from "./message.ts";

/** What the bot says of an issued document whose signatures do not hold. */
export const issuedMessages = {
  issuedHeading: { vi: "CHỮ KÝ TRÊN VĂN BẢN ĐI", en: "SIGNATURES OF AN ISSUED DOCUMENT" },
  issuedSaid: {
    vi: "Chữ ký số trên văn bản đi {symbol} có điểm cần xem lại.",
    en: "The digital signatures of the issued document {symbol} need a look.",
  },
  issuedNext: {
    vi: "Mở văn bản, xem từng chữ ký. Nếu tệp sai, báo người ký và nơi nhận, rồi phát hành bản đúng.",
    en: "Open the document and look at each signature. Where the file is wrong, tell the signer and the receivers, and issue the right one.",
  },
} as const satisfies Messages;
