import type { Messages } from "./message.ts";

/** What the bot says of a mark of secrecy in a document that is here already. */
export const secrecyMessages = {
  secrecyHeading: { vi: "CÓ DẤU CHỈ ĐỘ MẬT", en: "MARK OF SECRECY FOUND" },
  secrecySaid: {
    vi: "Văn bản số {number} ({register}) có dấu “{mark}” trong tệp.",
    en: "Document {number} ({register}) has the mark “{mark}” in a file.",
  },
  secrecySaidOnPage: {
    vi: "Văn bản số {number} ({register}) có dấu “{mark}” ở trang {page} của tệp.",
    en: "Document {number} ({register}) has the mark “{mark}” on page {page} of a file.",
  },
  secrecyForAdministrator: {
    vi: "Cùng văn thư xem lại. Nếu đúng, niêm phong ở Quản trị › Niêm phong; nếu nhầm, xác nhận ở đó.",
    en: "Look at it with a clerk. If it is one, seal the document in Administration › Sealing; if not, say so there.",
  },
  secrecyForClerk: {
    vi: "Không chuyển tiếp, không in. Kiểm tra bản giấy và báo quản trị của cơ quan.",
    en: "Do not forward or print it. Check the paper and tell the agency's administrator.",
  },
} as const satisfies Messages;
