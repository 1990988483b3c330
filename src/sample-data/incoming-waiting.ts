import { giveBack, instruct, ordered, person, submit, transfer, unit, type IncomingStory } from "./story.ts";

const paper = (
  day: number,
  time: string,
  sender: string,
  [typeName, number, notation]: readonly [string, string, string],
  abstract: string,
  more: Partial<IncomingStory> = {},
): IncomingStory => ({
  day,
  time,
  sender,
  typeName,
  number,
  notation,
  abstract,
  clerk: "chi",
  acts: [],
  ...more,
});

/** What waits for a clerk, a leader or a head of a unit, of the last days. */
export const incomingWaiting: readonly IncomingStory[] = [
  // In the register, with nobody yet.
  paper(
    1,
    "16:05",
    "syt",
    ["Công văn", "2204", "SYT-NVY"],
    "Phối hợp triển khai bệnh án điện tử tại các cơ sở khám bệnh, chữa bệnh",
  ),
  paper(
    1,
    "16:20",
    "đoàn",
    ["Công văn", "318", "TĐTN-PT"],
    "Phối hợp tổ chức Hội thi Tin học trẻ tỉnh Minh Sơn lần thứ nhất",
    {
      clerk: "sương",
      source: "mail",
    },
  ),
  paper(
    1,
    "16:40",
    "cấpnước",
    ["Công văn", "97", "CNMS-KT"],
    "Đề nghị kiểm định phương tiện đo nước lạnh năm 2026",
    {
      clerk: "sương",
      source: "paper",
    },
  ),
  paper(
    1,
    "16:45",
    "viễnthông",
    ["Báo cáo", "156", "BC-VTMS"],
    "Tình hình phủ sóng di động tại các thôn, bản vùng lõm",
    { source: "hand" },
  ),
  // Registered later than the law allows.
  paper(
    3,
    "10:15",
    "phường Bến Thuyền",
    ["Báo cáo", "88", "BC-UBND"],
    "Kết quả triển khai tổ công nghệ số cộng đồng quý III",
    {
      layFor: 4,
      source: "mail",
      clerk: "sương",
    },
  ),
  // Before a leader.
  paper(
    1,
    "14:10",
    "ubnd",
    ["Công văn", "3127", "UBND-KGVX"],
    "Tham mưu xây dựng chương trình hành động về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
    {
      priority: 1,
      dueDate: 6,
      enclosures: ["Phu luc nhiem vu.pdf"],
      acts: [submit("chi", "khai", 0.3, "Văn bản khẩn, xin ý kiến Giám đốc.")],
    },
  ),
  paper(
    1,
    "14:30",
    "bkhcn",
    ["Công văn", "4410", "BKHCN-KHTC"],
    "Xây dựng dự toán ngân sách sự nghiệp khoa học và công nghệ năm 2027",
    {
      dueDate: 8,
      acts: [submit("chi", "khai")],
    },
  ),
  paper(
    1,
    "15:10",
    "snv",
    ["Công văn", "1906", "SNV-CCVC"],
    "Đăng ký nhu cầu đào tạo, bồi dưỡng công chức, viên chức năm 2027",
    {
      acts: [submit("chi", "hường")],
    },
  ),
  paper(
    2,
    "08:20",
    "cuccds",
    ["Hướng dẫn", "41", "HD-CĐSQG"],
    "Đo lường mức độ chuyển đổi số cấp tỉnh năm 2026",
    {
      enclosures: ["Bo chi so 2026.pdf"],
      acts: [submit("sương", "thuận")],
    },
  ),
  paper(
    2,
    "09:40",
    "đhms",
    ["Tờ trình", "73", "TTr-ĐHMS"],
    "Đề nghị phê duyệt danh mục nhiệm vụ khoa học và công nghệ cấp tỉnh năm 2027",
    {
      source: "paper",
      clerk: "sương",
      acts: [submit("sương", "hường")],
    },
  ),
  paper(
    1,
    "15:45",
    "ubnd",
    ["Công điện", "09", "CĐ-UBND"],
    "Ứng phó mưa lớn, bảo đảm an toàn thông tin liên lạc trên địa bàn tỉnh",
    {
      priority: 3,
      acts: [submit("chi", "khai", 0.1, "Hỏa tốc, kính trình Giám đốc.")],
    },
  ),
  // Given back to the clerk.
  paper(
    3,
    "08:35",
    "sxd",
    ["Công văn", "1544", "SXD-QLN"],
    "Góp ý dự thảo quy định về hạ tầng viễn thông trong tòa nhà",
    {
      acts: [
        submit("chi", "hường"),
        giveBack("hường", "Lĩnh vực do Phó Giám đốc Thuận phụ trách, đề nghị văn thư trình lại."),
      ],
    },
  ),
  paper(
    4,
    "14:25",
    "xã Khê Thượng",
    ["Công văn", "203", "UBND-KT"],
    "Đề nghị hỗ trợ máy tính phục vụ bộ phận một cửa",
    {
      source: "mail",
      clerk: "sương",
      acts: [
        submit("sương", "thuận"),
        giveBack("thuận", "Văn bản thiếu phụ lục danh mục thiết bị, đề nghị liên hệ nơi gửi bổ sung."),
      ],
    },
  ),
  // With a unit whose head has not acknowledged.
  paper(
    2,
    "10:15",
    "vpubnd",
    ["Công văn", "822", "VPUBND-KSTT"],
    "Rà soát, công bố danh mục thủ tục hành chính lĩnh vực viễn thông",
    {
      dueDate: 4,
      acts: ordered({
        clerk: "chi",
        leader: "thuận",
        unit: "cđs",
        order: "Phòng CĐS chủ trì rà soát, Văn phòng phối hợp; dự thảo văn bản trình lãnh đạo Sở ký.",
        due: 4,
        more: { support: [unit("vp")] },
      }),
    },
  ),
  paper(
    2,
    "14:05",
    "tđc",
    ["Công văn", "1290", "TĐC-HCHQ"],
    "Tăng cường quản lý chất lượng hàng hóa dịp Tết Nguyên đán 2027",
    {
      acts: ordered({
        clerk: "sương",
        leader: "hường",
        unit: "qlkh",
        order: "Phòng QLKH phối hợp Chi cục TĐC xây dựng kế hoạch kiểm tra.",
        due: 7,
        more: { inform: [person("khai"), person("sarinh")] },
      }),
      clerk: "sương",
    },
  ),
  paper(
    1,
    "08:15",
    "stc",
    ["Công văn", "3015", "STC-HCSN"],
    "Quyết toán kinh phí sự nghiệp khoa học và công nghệ năm 2026",
    {
      dueDate: 5,
      acts: ordered({
        clerk: "chi",
        leader: "khai",
        unit: "thkh",
        order: "Giao Phòng THKH chủ trì tổng hợp số liệu; các phòng gửi báo cáo đúng hạn.",
        due: 5,
        more: {
          support: [unit("qlkh"), unit("cnst"), unit("cđs")],
          inform: [person("hường"), person("thuận")],
        },
      }),
    },
  ),
  // A leader who is to handle it, and others of the leaders for their part.
  paper(
    3,
    "15:20",
    "hdnd",
    ["Công văn", "341", "HĐND-TH"],
    "Chuẩn bị nội dung làm việc của Thường trực Hội đồng nhân dân tỉnh với Sở Khoa học và Công nghệ",
    {
      priority: 2,
      dueDate: 3,
      acts: [
        submit("chi", "khai", 0.2),
        instruct("khai", "PGĐ Hường chủ trì chuẩn bị báo cáo; PGĐ Thuận phối hợp phần chuyển đổi số.", {
          lead: person("hường"),
          support: [person("thuận"), unit("thkh")],
          inform: [unit("vp")],
          due: 2,
        }),
      ],
    },
  ),
  // Transferred by the clerk without a leader, as the rules of work allow for invitations.
  paper(2, "16:10", "mttq", ["Giấy mời", "127", "GM-MTTQ"], "Hội nghị tổng kết phong trào thi đua năm 2026", {
    dueDate: 3,
    clerk: "sương",
    acts: [
      transfer("sương", "Chuyển Văn phòng bố trí lãnh đạo dự.", {
        lead: unit("vp"),
        inform: [person("khai")],
        due: 2,
      }),
    ],
  }),
  paper(
    4,
    "09:05",
    "bưuđiện",
    ["Giấy mời", "45", "GM-BĐT"],
    "Hội thảo ứng dụng bưu chính số phục vụ thương mại điện tử",
    {
      clerk: "sương",
      source: "mail",
      acts: [transfer("sương", "Chuyển Phòng CĐS cử công chức dự.", { lead: unit("cđs"), due: 1 })],
    },
  ),
];
