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
};
