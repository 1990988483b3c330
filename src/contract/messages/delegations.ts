import type { Messages } from "./message.ts";

/** Acting in somebody else's place. */
export const delegationMessages = {
  "access.delegation-over": {
    vi: "Ủy quyền này không còn hiệu lực. Hãy thôi thay mặt và làm tiếp dưới tên mình.",
    en: "This delegation no longer holds. Go on in your own name.",
  },
  "handover.receiver": {
    vi: "Người hoặc đơn vị nhận phải đang được phân công ở cơ quan; văn bản trình lãnh đạo chỉ bàn giao cho lãnh đạo.",
    en: "Who takes it must be appointed in the agency now; what stands before a leader goes to a leader.",
  },
  "delegation.not-found": { vi: "Không có ủy quyền này.", en: "There is no such delegation." },
  "delegation.changed": {
    vi: "Ủy quyền này vừa được thu hồi. Hãy xem lại.",
    en: "This delegation has been revoked meanwhile. Look at it again.",
  },
  "delegation.to-oneself": { vi: "Hãy chọn một người khác.", en: "Choose somebody else." },
  "delegation.not-to-them": {
    vi: "Không ủy quyền được cho người này: việc của lãnh đạo giao lãnh đạo khác hoặc trưởng đơn vị (NĐ 30, Điều 13.3), việc của trưởng đơn vị giao người trong đơn vị, việc của chuyên viên giao người cùng đơn vị.",
    en: "This person cannot stand in: a leader's work goes to another leader or a head of a unit (Decree 30, Article 13.3), a head's to somebody of the unit, a specialist's to a colleague of the unit.",
  },
  "delegation.chain": {
    vi: "Người được ủy quyền không được ủy quyền lại (NĐ 30, Điều 13.3).",
    en: "Who acts in somebody's place cannot delegate further (Decree 30, Article 13.3).",
  },
  "delegation.ends-before-it-begins": {
    vi: "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    en: "The last day cannot be before the first.",
  },
  "delegation.past": { vi: "Thời gian này đã qua.", en: "That time has passed." },
  "delegation.needs-an-end": {
    vi: "Ủy quyền phải có ngày kết thúc (NĐ 30, Điều 13.3).",
    en: "A delegation has a last day (Decree 30, Article 13.3).",
  },
  "delegation.too-long": {
    vi: "Ủy quyền không quá {days} ngày. Thay đổi lâu dài thì bổ nhiệm.",
    en: "A delegation lasts at most {days} days. What lasts longer is an appointment.",
  },
  "delegation.needs-a-paper": {
    vi: "Ủy quyền phải bằng văn bản: ghi số, ký hiệu giấy ủy quyền (NĐ 30, Điều 13.3).",
    en: "A delegation is in writing: name the paper (Decree 30, Article 13.3).",
  },
  "delegation.unknown-type": {
    vi: "“{name}” không phải tên loại văn bản.",
    en: "“{name}” is no type of document.",
  },
} as const satisfies Messages;
