import type { LocalTime } from "../domain/time/local-date.ts";

/** What somebody does with a draft; `text` changes a version, gives a reason or a note. */
export type DraftStep =
  | { readonly step: "version"; readonly by: string; readonly text: string }
  | { readonly step: "submit"; readonly by: string; readonly to: string; readonly text: string | null }
  | { readonly step: "approve" | "giveBack"; readonly by: string; readonly text: string };

export interface DraftStory {
  /** Working days before today, and the time at which it was begun; each step is an hour later. */
  readonly day: number;
  readonly time: LocalTime;
  readonly by: string;
  readonly reviewers: readonly string[];
  readonly typeCode: string;
  readonly abstract: string;
  readonly body: string;
  /** Answers the first document that its drafter has to handle, where there is one. */
  readonly answers?: true;
  readonly steps: readonly DraftStep[];
}

/** Drafts of the department: one before the director, one given back, one approved, one being written. */
export const departmentDrafts: readonly DraftStory[] = [
  {
    day: 4,
    time: "09:10",
    by: "hoài",
    reviewers: ["quyết"],
    typeCode: "plan",
    abstract: "Tổ chức Ngày hội khởi nghiệp đổi mới sáng tạo tỉnh Minh Sơn năm 2027",
    body: "Căn cứ chương trình công tác năm 2027, Sở Khoa học và Công nghệ xây dựng kế hoạch tổ chức Ngày hội khởi nghiệp đổi mới sáng tạo với ba hoạt động: trưng bày sản phẩm, kết nối đầu tư và cuộc thi ý tưởng của thanh niên.",
    steps: [
      {
        step: "version",
        by: "quyết",
        text: "Bổ sung mục kinh phí: nguồn sự nghiệp khoa học và công nghệ và nguồn xã hội hóa.",
      },
      { step: "submit", by: "hoài", to: "lộc", text: "Trình xem trước phần kinh phí." },
      { step: "submit", by: "lộc", to: "khai", text: "Phòng đã kiểm tra nội dung và thể thức." },
      { step: "approve", by: "khai", text: "Đồng ý." },
    ],
  },
  {
    day: 2,
    time: "14:00",
    by: "lực",
    reviewers: [],
    typeCode: "official-letter",
    abstract: "Trả lời về phương án dùng chung hạ tầng viễn thông thụ động",
    body: "Sở Khoa học và Công nghệ thống nhất chủ trương dùng chung cột ăng ten, cống bể cáp trên địa bàn; đề nghị các đơn vị gửi danh mục vị trí trước khi triển khai.",
    answers: true,
    steps: [
      { step: "submit", by: "lực", to: "ẩn", text: null },
      { step: "giveBack", by: "ẩn", text: "Nêu rõ thời hạn gửi danh mục và đầu mối tiếp nhận." },
    ],
  },
  {
    day: 1,
    time: "08:40",
    by: "sarinh",
    reviewers: ["dũng"],
    typeCode: "report",
    abstract: "Kết quả hỗ trợ doanh nghiệp đổi mới công nghệ năm 2026",
    body: "Trong năm 2026, Sở đã hỗ trợ 27 doanh nghiệp đổi mới công nghệ, trong đó 9 doanh nghiệp thuộc lĩnh vực chế biến nông sản.",
    steps: [
      { step: "version", by: "dũng", text: "Bổ sung số liệu so sánh với năm 2025: tăng 4 doanh nghiệp." },
      { step: "submit", by: "sarinh", to: "khai", text: "Trình lãnh đạo Sở trước khi gửi UBND tỉnh." },
    ],
  },
  {
    day: 0,
    time: "08:20",
    by: "quyết",
    reviewers: ["hoài"],
    typeCode: "decision",
    abstract: "Thành lập Tổ thẩm định kinh phí nhiệm vụ khoa học và công nghệ cấp tỉnh",
    body: "Thành lập Tổ thẩm định kinh phí gồm năm thành viên; Tổ tự giải thể sau khi hoàn thành nhiệm vụ.",
    steps: [],
  },
];
