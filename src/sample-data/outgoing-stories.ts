import type { OutgoingStory } from "./story.ts";

const issue = (
  day: number,
  time: string,
  typeCode: string,
  abstract: string,
  more: Pick<OutgoingStory, "unit" | "signer" | "to"> & Partial<OutgoingStory>,
): OutgoingStory => ({ day, time, typeCode, abstract, clerk: "chi", ...more });

/** The department's register of outgoing documents, one sequence for all types; some answer incoming ones. */
export const departmentOutgoing: readonly OutgoingStory[] = [
  issue(19, "09:00", "plan", "Thực hiện nhiệm vụ chuyển đổi số năm 2026 của Sở Khoa học và Công nghệ", {
    unit: "cđs",
    signer: "khai",
    to: ["ubnd", "ttcđs"],
    replyTo: "chỉ tiêu",
  }),
  issue(
    17,
    "10:30",
    "official-letter",
    "Tiếp thu, giải trình ý kiến góp ý dự thảo quyết định quản lý nhiệm vụ khoa học và công nghệ",
    { unit: "qlkh", signer: "hường", to: ["stp"], replyTo: "góp ý" },
  ),
  issue(17, "15:00", "decision", "Thành lập Hội đồng nghiệm thu đề tài cấp tỉnh", {
    unit: "qlkh",
    signer: "khai",
    to: ["đhms"],
    replyTo: "nghiệm thu",
  }),
  issue(16, "09:40", "notice", "Lịch tiếp công dân định kỳ của lãnh đạo Sở", {
    unit: "vp",
    signer: "khai",
    to: ["vpubnd"],
  }),
  issue(16, "14:20", "official-letter", "Hướng dẫn hồ sơ đăng ký nhãn hiệu tập thể", {
    unit: "qlkh",
    signer: "hường",
    to: ["phường Trung Tâm"],
    replyTo: "nhãn hiệu",
  }),
  issue(14, "16:00", "report", "Kết quả cải cách hành chính tháng 10 năm 2026", {
    unit: "vp",
    signer: "khai",
    to: ["snv", "ubnd"],
    replyTo: "cchc",
  }),
  issue(13, "10:10", "official-letter", "Phát triển hạ tầng viễn thông tại thôn Suối Cạn", {
    unit: "cđs",
    signer: "thuận",
    to: ["xã Sơn Trà Nam", "viễnthông"],
    replyTo: "phát sóng",
  }),
  issue(11, "08:50", "official-letter", "Tập huấn kỹ năng số cho công chức cấp xã", {
    unit: "cđs",
    signer: "thuận",
    to: ["tânhưng", "xã Tân Xuyên", "xã Đông Hạ", "phường Bến Thuyền"],
    dueDate: 5,
  }),
  issue(10, "14:40", "submission", "Phê duyệt kế hoạch khoa học và công nghệ năm 2027", {
    unit: "thkh",
    signer: "khai",
    to: ["ubnd"],
  }),
  issue(
    9,
    "09:20",
    "official-letter",
    "Phối hợp hỗ trợ đồng bào dân tộc thiểu số ứng dụng công nghệ thông tin",
    { unit: "cnst", signer: "hường", to: ["sdttg"], replyTo: "dân tộc" },
  ),
  issue(7, "15:50", "invitation", "Hội nghị giao ban công tác khoa học và công nghệ với các xã, phường", {
    unit: "vp",
    signer: "hường",
    to: ["tânhưng", "xã Phú Khê", "phường Trung Tâm"],
    dueDate: 2,
  }),
  issue(5, "10:45", "decision", "Ban hành Quy chế làm việc của Sở Khoa học và Công nghệ", {
    unit: "vp",
    signer: "khai",
    to: ["ubnd", "snv", "cctđc", "ttcđs", "ttud"],
  }),
  issue(2, "16:15", "official-letter", "Đôn đốc gửi số liệu chuyển đổi số quý III năm 2026", {
    unit: "cđs",
    signer: "thuận",
    to: ["snv", "stc", "syt", "sgddt", "sxd"],
  }),
];
