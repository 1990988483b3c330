import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Xác nhận quyền", en: "Rights to confirm" },
  about: {
    vi: "Phân công mới hoặc mở rộng chỉ có hiệu lực khi một quản trị khác xác nhận (NĐ 30, Phụ lục VI). Kết thúc và thu hẹp có hiệu lực ngay. Tắt quy tắc này cũng phải hai người.",
    en: "A new or wider appointment holds only once another administrator confirms it (Decree 30, Appendix VI). Ending or narrowing one holds at once. Turning this rule off takes two as well.",
  },
  alone: {
    vi: "Cơ quan chỉ có một quản trị nên thay đổi quyền có hiệu lực ngay, không có người thứ hai xác nhận. Hãy bổ nhiệm thêm một quản trị.",
    en: "The agency has one administrator alone, so changes of rights hold at once and nobody confirms them. Appoint another administrator.",
  },
  none: { vi: "Không có thay đổi quyền nào chờ xác nhận", en: "No rights wait to be confirmed" },
  noneHint: {
    vi: "Khi một quản trị thêm quyền cho ai, quản trị khác được báo trong Teams và xác nhận ở đây.",
    en: "When an administrator gives rights, the others are told in Teams and confirm here.",
  },
  rule: { vi: "Quy tắc của cơ quan", en: "A rule of the agency" },
  list: { vi: "Thay đổi quyền", en: "Changes of rights" },
  asked: { vi: "{who} đề nghị {when}", en: "asked for by {who} {when}" },
  waiting: { vi: "Chờ xác nhận", en: "Waiting" },
  confirmed: { vi: "Đã xác nhận", en: "Confirmed" },
  refused: { vi: "Không đồng ý", en: "Refused" },
  decided: { vi: "{who}, {when}", en: "{who}, {when}" },
  confirm: { vi: "Xác nhận", en: "Confirm" },
  refuse: { vi: "Không đồng ý", en: "Refuse" },
  confirmWhat: { vi: "Xác nhận · {name}: {what}", en: "Confirm {name}: {what}" },
  refuseWhat: { vi: "Không đồng ý · {name}: {what}", en: "Refuse {name}: {what}" },
});
