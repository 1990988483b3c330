import type { Sentence } from "./story-album.ts";

export const officePc = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

export const clerk = "Tô Thị Mai Sương";
export const leader = "Lương Thế Khải";
export const specialist = "Bạch Thị Hoài";
const unitHead = "Châu Ngọc Ẩn";
export const administrator = "Đặng Hoàng Phi";

/** One page of the tab as one sample person sees it. */
export interface Scene {
  readonly who: string;
  /** Below /tab. */
  readonly at: string;
  readonly name: string;
  readonly sentence: Sentence;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: "dark" | "contrast";
  /** Shows a PDF, for which the picture waits. */
  readonly hasPaper?: boolean;
}

export const deskScenes: readonly Scene[] = [
  {
    who: unitHead,
    at: "/work",
    name: "my-work",
    hasPaper: true,
    sentence: {
      vi: "Việc của tôi mở ra đúng những gì đang chờ, gần hạn nhất ở trên, văn bản ở ngay bên cạnh.",
      en: "My work opens on what waits, the nearest deadline first, the document beside it.",
    },
  },
  {
    who: leader,
    at: "/work",
    name: "my-work-leader",
    hasPaper: true,
    sentence: {
      vi: "Lãnh đạo cho ý kiến ngay trong danh sách: chọn chủ trì, phối hợp, hạn và lời chỉ đạo.",
      en: "A leader instructs without leaving the list: lead, support, deadline and words.",
    },
  },
  {
    who: clerk,
    at: "/incoming",
    name: "incoming",
    sentence: {
      vi: "Sổ văn bản đến có đủ các cột của Phụ lục IV, tìm không cần dấu, in và xuất Excel.",
      en: "The incoming register has the columns of the decree, is searched without tone marks, printed and exported.",
    },
  },
  {
    who: clerk,
    at: "/outgoing",
    name: "outgoing",
    sentence: {
      vi: "Sổ văn bản đi, số liền nhau không thiếu; xếp theo số, nhảy tới một số.",
      en: "The outgoing register, its numbers without a gap; sorted by number, a number is one jump away.",
    },
  },
  {
    who: clerk,
    at: "/search?q=chuyen+doi+so",
    name: "search",
    sentence: {
      vi: "Tìm trong mọi văn bản được xem, cả chữ trong tệp, không cần gõ dấu.",
      en: "Search in everything one may read, the text of the files included, without tone marks.",
    },
  },
];

const parts = [
  [
    "organisation",
    "Cơ cấu tổ chức, xem được ở bất kỳ ngày nào.",
    "The organisation, as it stood on any day.",
  ],
  [
    "people",
    "Người dùng, vai trò, và ai chưa nhận được thẻ.",
    "People, their roles, and whom no card reaches.",
  ],
  [
    "rules",
    "Quy tắc của cơ quan, có ngày hiệu lực và điều khoản.",
    "The agency's rules, with date and article.",
  ],
  [
    "calendar",
    "Lịch làm việc cả năm, dùng để tính mọi thời hạn.",
    "The year by which every deadline is reckoned.",
  ],
  [
    "deliveries",
    "Sổ chuyển phát: thẻ nào tới ai, thẻ nào chưa tới.",
    "The ledger of cards: which reached whom.",
  ],
  [
    "dead-letters",
    "Hộp lỗi: không gì mất đi, gửi lại được.",
    "Dead letters: nothing is lost, all is sent again.",
  ],
  ["health", "Tình trạng hệ thống bằng lời thường.", "How the system does, in plain words."],
] as const;

export const administrationScenes: readonly Scene[] = parts.map(([part, vi, en]) => ({
  who: administrator,
  at: `/administration/${part}`,
  name: `administration-${part}`,
  sentence: { vi, en },
}));

/** `waiting` is the page of a document that waits for the leader: `/documents/<id>`. */
export const elsewhereScenes = (waiting: string): readonly Scene[] => [
  {
    who: leader,
    at: "/work",
    name: "phone-work",
    viewport: phone,
    sentence: { vi: "Việc của tôi trên điện thoại.", en: "My work on a phone." },
  },
  {
    who: leader,
    at: waiting,
    name: "phone-document",
    viewport: phone,
    sentence: {
      vi: "Văn bản trên điện thoại, việc cần làm trong tầm ngón cái.",
      en: "A document on a phone, the act within reach of the thumb.",
    },
  },
  {
    who: clerk,
    at: "/incoming",
    name: "phone-incoming",
    viewport: phone,
    sentence: { vi: "Sổ văn bản đến trên điện thoại.", en: "The incoming register on a phone." },
  },
  {
    who: leader,
    at: "/work",
    name: "dark",
    theme: "dark",
    hasPaper: true,
    sentence: { vi: "Nền tối của Teams.", en: "Teams' dark theme." },
  },
  {
    who: clerk,
    at: "/incoming",
    name: "contrast",
    theme: "contrast",
    sentence: { vi: "Tương phản cao.", en: "High contrast." },
  },
];
