import type { Bilingual } from "../../contract/common.ts";
import type { SettingView } from "../../contract/administration.ts";
import type { RuleKey } from "../rules/agency-rules.ts";

export interface RuleDescription {
  readonly name: Bilingual;
  readonly help: Bilingual;
  readonly editor: SettingView["editor"];
  /** Where the regulations leave the rule to the agency; shown until the agency names its own decision. */
  readonly article: string;
}

/** What an administrator reads about each rule (R70), in the order of the page. */
export const ruleDescriptions: Readonly<Record<RuleKey, RuleDescription>> = {
  numbering: {
    name: { vi: "Sổ và cách đánh số", en: "Registers and numbering" },
    help: {
      vi: "Văn bản đi theo một hệ thống số chung, mỗi loại một hệ thống, hoặc theo nhóm. Số bắt đầu từ 01 ngày 01/01 và kết thúc ngày 31/12, nên khi năm nay đã có văn bản được cấp số thì cách đánh số mới chỉ có hiệu lực từ 01/01 năm sau.",
      en: "Outgoing documents follow one sequence, one for each type, or groups. Numbers run from 01 on 1 January to 31 December, so once documents of this year have numbers a new scheme holds from 1 January next year.",
    },
    editor: "numbering",
    article: "Nghị định 30/2020/NĐ-CP, Điều 15 khoản 1",
  },
  bodies: {
    name: {
      vi: "Hội đồng, ban, tổ dùng con dấu của cơ quan",
      en: "Councils, boards and teams under the agency's seal",
    },
    help: {
      vi: "Mỗi hội đồng, ban, tổ tư vấn ban hành văn bản với con dấu của cơ quan có hệ thống số riêng và chữ viết tắt riêng trong ký hiệu.",
      en: "Each council, board or team that issues documents under the agency's seal has its own sequence and its own abbreviation in symbols.",
    },
    editor: "abbreviations",
    article: "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3",
  },
  clerkMayTransfer: {
    name: { vi: "Văn thư chuyển thẳng văn bản", en: "Clerks may transfer directly" },
    help: {
      vi: "Khi quy chế đã xác định rõ đơn vị hoặc người nhận, văn thư chuyển văn bản mà không trình lãnh đạo.",
      en: "Where the working rules make the unit or person plain, a clerk transfers a document without a leader.",
    },
    editor: "flag",
    article: "Nghị định 30/2020/NĐ-CP, Điều 23 khoản 1",
  },
  rightsConfirmed: {
    name: { vi: "Người thứ hai xác nhận khi thêm quyền", en: "A second person confirms new rights" },
    help: {
      vi: "Phân công mới hoặc mở rộng chỉ có hiệu lực khi một quản trị khác đã xác nhận. Kết thúc hoặc thu hẹp thì có hiệu lực ngay. Cơ quan chỉ có một quản trị thì mọi thay đổi có hiệu lực ngay. Tắt quy tắc này cũng cần một quản trị khác xác nhận.",
      en: "A new or wider appointment holds only once another administrator has confirmed it. Ending or narrowing one holds at once. With one administrator alone every change holds at once. Turning this rule off also needs another administrator.",
    },
    editor: "flag",
    article: "Nghị định 30/2020/NĐ-CP, Phụ lục VI, phần I, mục 3",
  },
  urgentMinutes: {
    name: { vi: "Số phút cho văn bản khẩn", en: "Minutes for urgent documents" },
    help: {
      vi: "Văn bản khẩn phải được đăng ký, trình, chuyển giao ngay. Quá số phút này kể từ khi nhận thì được tính là chậm.",
      en: "Urgent documents are registered, submitted and transferred at once. After so many minutes from receipt they count as late.",
    },
    editor: "number",
    article: "Nghị định 30/2020/NĐ-CP, Điều 4 khoản 2 điểm c",
  },
  handlingDefaults: {
    name: { vi: "Thời hạn giải quyết mặc định", en: "Default times to handle" },
    help: {
      vi: "Áp dụng khi văn bản và lãnh đạo đều không nêu thời hạn, theo loại văn bản và mức độ khẩn trong quy chế làm việc.",
      en: "These hold where neither the document nor the leader sets a deadline, by type and urgency, as the working rules say.",
    },
    editor: "handlingDefaults",
    article: "Nghị định 30/2020/NĐ-CP, Điều 24",
  },
  reminders: {
    name: { vi: "Nhắc việc", en: "Reminders" },
    help: {
      vi: "Nhắc trước hạn, đúng hạn và hằng ngày sau hạn; quá hạn nhiều ngày thì nhắc cả người giao việc.",
      en: "Before the deadline, at it and daily after it; after some days overdue who assigned is told as well.",
    },
    editor: "reminders",
    article: "Nghị định 30/2020/NĐ-CP, Điều 20 (theo dõi, đôn đốc)",
  },
  workingHours: {
    name: { vi: "Giờ làm việc", en: "Working hours" },
    help: {
      vi: "Giờ làm việc buổi sáng, buổi chiều và các ngày làm việc trong tuần; thời hạn tính theo ngày và giờ làm việc.",
      en: "Morning, afternoon and the days of the week worked; deadlines count working days and hours.",
    },
    editor: "workingHours",
    article: "Bộ luật Lao động 2019, Điều 105",
  },
  legalValue: {
    name: { vi: "Giá trị pháp lý của văn bản điện tử", en: "Legal value of electronic documents" },
    help: {
      vi: "Quy định riêng của cơ quan: có cần chữ ký số của cơ quan sau chữ ký của người có thẩm quyền không, và bản quét từ giấy đã ký, đóng dấu có thay bản giấy không. Văn bản được xét theo quy định có hiệu lực vào ngày đến; luật ban hành sau được áp dụng cho đến khi cơ quan đặt lại.",
      en: "The agency's own rule: whether the agency must sign after the competent person, and whether a scan of a signed and sealed paper stands for it. A document is judged by the rule of the day on which it arrived; a later law holds until the agency sets its rule anew.",
    },
    editor: "legalValue",
    article: "Nghị định 30/2020/NĐ-CP, Điều 5",
  },
  revocation: {
    name: { vi: "Hỏi về chứng thư bị thu hồi", en: "Asking about revoked certificates" },
    help: {
      vi: "Máy chủ hỏi trạng thái chứng thư (OCSP, CRL) chỉ ở những tên miền ghi tại đây, ví dụ crl.example.vn hoặc *.example.vn. Khi không hỏi được: vẫn chấp nhận chữ ký, hoặc chờ đến khi hỏi được.",
      en: "The server asks about certificates (OCSP, CRL) only at the hosts named here, such as crl.example.vn or *.example.vn. Where nobody can be asked, the signature is accepted all the same, or waits.",
    },
    editor: "revocation",
    article: "Nghị định 68/2024/NĐ-CP, Nghị định 23/2025/NĐ-CP",
  },
  reach: {
    name: { vi: "Giờ yên tĩnh và cách báo tin", en: "Quiet hours and ways to reach people" },
    help: {
      vi: "Trong giờ yên tĩnh, và nếu chọn thì cả ngoài giờ làm việc, thông báo chờ đến khi hết giờ rồi được gộp lại; văn bản khẩn và cảnh báo an toàn vẫn gửi ngay. Mỗi người đặt được giờ riêng trong Thông báo cho tôi. Người mà Teams không tới được có thể nhận thư điện tử.",
      en: "During quiet hours, and outside working hours where that is chosen, notices wait and come together afterwards; urgent documents and security alarms come at once. Everybody may set hours of their own under My notices. Those whom Teams does not reach may get an e-mail.",
    },
    editor: "reach",
    article: "Bộ luật Lao động 2019, Điều 105, 109",
  },
  activeContent: {
    name: { vi: "Nội dung động trong tệp", en: "Active content in files" },
    help: {
      vi: "Macro, mã JavaScript, lệnh chạy chương trình, đối tượng nhúng và liên kết ra ngoài được tìm trong mỗi tệp đưa lên. Cho phép: nhận và không nhắc. Cảnh báo: nhận, ghi rõ trên văn bản. Từ chối: không nhận tệp.",
      en: "Macros, JavaScript, commands that start programs, embedded objects and links to the outside are looked for in every file. Allow: taken without a word. Warn: taken, and said on the document. Refuse: not taken.",
    },
    editor: "activeContent",
    article: "Quyết định 595/QĐ-UBND (Đồng Tháp, 2020)",
  },
};
