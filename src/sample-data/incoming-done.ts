import {
  acknowledge,
  complete,
  assignOn,
  handled,
  instruct,
  ordered,
  person,
  reopen,
  report,
  submit,
  transfer,
  unit,
  type IncomingStory,
} from "./story.ts";

type Head = readonly [
  day: number,
  time: string,
  sender: string,
  typeName: string,
  number: string,
  notation: string,
];

const paper = (
  [day, time, sender, typeName, number, notation]: Head,
  abstract: string,
  clerk: string,
  acts: IncomingStory["acts"],
  more: Partial<IncomingStory> = {},
): IncomingStory => ({ day, time, sender, typeName, number, notation, abstract, clerk, acts, ...more });

const usual = (leader: string, key: string, order: string, due: number, clerk = "chi") => ({
  clerk,
  leader,
  unit: key,
  order,
  due,
});

/** What was finished, some of it answered by an outgoing document, one of it after its deadline, one of it reopened. */
export const incomingDone: readonly IncomingStory[] = [
  paper(
    [20, "08:10", "ubnd", "Quyết định", "1961", "QĐ-UBND"],
    "Giao chỉ tiêu, nhiệm vụ chuyển đổi số cho các sở, ban, ngành năm 2026",
    "chi",
    handled(
      usual("khai", "cđs", "Phòng CĐS tham mưu phân công nhiệm vụ cho các phòng.", -14),
      "Đã ban hành kế hoạch phân công nhiệm vụ của Sở.",
    ),
    { key: "chỉ tiêu", enclosures: ["Phu luc chi tieu.pdf"] },
  ),
  paper(
    [20, "09:30", "bnv", "Công văn", "5127", "BNV-VTLT"],
    "Hướng dẫn công tác văn thư, lưu trữ khi tổ chức chính quyền địa phương hai cấp",
    "sương",
    handled(
      usual("khai", "vp", "Văn phòng nghiên cứu, hướng dẫn các phòng thực hiện.", -15, "sương"),
      "Đã phổ biến đến các phòng, cập nhật quy chế văn thư của Sở.",
    ),
  ),
  paper(
    [19, "14:00", "stp", "Công văn", "744", "STP-XDVB"],
    "Góp ý dự thảo quyết định quy định về quản lý nhiệm vụ khoa học và công nghệ",
    "chi",
    handled(
      usual("hường", "qlkh", "Phòng QLKH tiếp thu, giải trình.", -13),
      "Đã gửi văn bản tiếp thu, giải trình.",
      10,
    ),
    { key: "góp ý" },
  ),
  paper(
    [19, "15:30", "đhms", "Công văn", "211", "ĐHMS-KHCN"],
    "Đề nghị nghiệm thu đề tài ứng dụng cảm biến quan trắc chất lượng nước",
    "sương",
    handled(
      usual("hường", "qlkh", "Phòng QLKH thành lập hội đồng nghiệm thu.", -12, "sương"),
      "Đã trình quyết định thành lập hội đồng.",
      14,
    ),
    { key: "nghiệm thu" },
  ),
  paper(
    [18, "08:40", "bct", "Công văn", "6093", "BCT-TKNL"],
    "Phổ biến chương trình sử dụng năng lượng tiết kiệm và hiệu quả",
    "chi",
    [
      submit("chi", "hường"),
      instruct("hường", "Các phòng biết, thực hiện.", {
        inform: [unit("thkh"), unit("qlkh"), unit("cnst"), unit("cđs"), unit("vp"), person("sương")],
      }),
    ],
  ),
  paper(
    [18, "10:20", "phường Trung Tâm", "Công văn", "176", "UBND-KT"],
    "Đề nghị hỗ trợ xây dựng nhãn hiệu tập thể bánh khoai Trung Tâm",
    "sương",
    handled(
      usual("hường", "qlkh", "Phòng QLKH hướng dẫn hồ sơ.", -11, "sương"),
      "Đã có văn bản hướng dẫn phường.",
      16,
    ),
    { key: "nhãn hiệu", source: "mail" },
  ),
  paper(
    [17, "09:15", "ca", "Công văn", "489", "CAT-PA05"],
    "Phối hợp diễn tập ứng cứu sự cố an toàn thông tin mạng",
    "chi",
    handled(
      usual("thuận", "cđs", "Phòng CĐS phối hợp, cử đội ứng cứu.", -9),
      "Đã cử 05 thành viên tham gia diễn tập, có báo cáo kết quả.",
      30,
    ),
  ),
  paper(
    [17, "14:35", "stttt", "Công văn", "12", "STTTT-VP"],
    "Chuyển giao tài liệu lưu trữ trước khi hợp nhất",
    "chi",
    [
      ...ordered(usual("khai", "vp", "Văn phòng tiếp nhận, chỉnh lý.", -6)),
      assignOn("huấn", "Văn thư tiếp nhận, kiểm đếm.", { lead: person("sương"), due: -6 }),
      acknowledge("sương"),
      complete("sương", "Đã tiếp nhận 46 hộp tài liệu, lập biên bản giao nhận."),
    ],
    { source: "paper" },
  ),
  paper(
    [16, "08:50", "snv", "Công văn", "1788", "SNV-CCHC"],
    "Báo cáo kết quả cải cách hành chính tháng 10",
    "sương",
    handled(usual("khai", "vp", "Văn phòng tổng hợp báo cáo.", -12, "sương"), "Đã báo cáo đúng hạn.", 20),
    { key: "cchc", dueDate: -12 },
  ),
  paper(
    [16, "15:05", "lhh", "Giấy mời", "38", "GM-LHH"],
    "Lễ trao giải Hội thi sáng tạo kỹ thuật tỉnh Minh Sơn",
    "sương",
    [
      transfer("sương", "Chuyển Văn phòng bố trí đại biểu dự.", { lead: unit("vp"), due: -12 }),
      complete("huấn", "Phó Giám đốc Trịnh Thị Bích Hường dự.", 6),
    ],
  ),
  paper(
    [15, "09:25", "stc", "Thông báo", "402", "TB-STC"],
    "Thẩm định quyết toán dự án trung tâm dữ liệu tỉnh",
    "chi",
    handled(
      usual("khai", "thkh", "Phòng THKH lưu hồ sơ, thực hiện các kiến nghị.", -8),
      "Đã thực hiện, báo cáo Sở Tài chính.",
      20,
    ),
  ),
  paper(
    [15, "13:45", "xã Sơn Trà Nam", "Tờ trình", "52", "TTr-UBND"],
    "Hỗ trợ trạm phát sóng tại thôn Suối Cạn",
    "sương",
    handled(
      usual("thuận", "cđs", "Phòng CĐS làm việc với doanh nghiệp viễn thông.", -10, "sương"),
      "Doanh nghiệp đã đưa vào kế hoạch đầu tư quý I/2027.",
      16,
    ),
    { key: "phát sóng" },
  ),
  paper(
    [14, "08:30", "bkhcn", "Thông báo", "3980", "TB-BKHCN"],
    "Kết luận hội nghị giao ban khoa học và công nghệ các địa phương",
    "chi",
    [
      submit("chi", "khai"),
      instruct("khai", "PGĐ Thuận theo dõi, đôn đốc các phòng thực hiện kết luận.", {
        lead: person("thuận"),
        inform: [person("hường"), unit("qlkh"), unit("cnst")],
        due: -9,
      }),
      acknowledge("thuận"),
      complete("thuận", "Đã giao nhiệm vụ cụ thể cho các phòng tại họp giao ban tuần.", 8),
    ],
  ),
  paper(
    [14, "10:10", "vpubnd", "Giấy mời", "290", "GM-VPUBND"],
    "Họp đánh giá tiến độ xây dựng trung tâm điều hành thông minh",
    "sương",
    [
      transfer("sương", "Chuyển Phòng CĐS chuẩn bị tài liệu, PGĐ Thuận dự.", {
        lead: unit("cđs"),
        inform: [person("thuận")],
        due: -11,
      }),
      complete("ẩn", "Đã chuẩn bị tài liệu, lãnh đạo Sở dự họp.", 9),
    ],
  ),
  paper(
    [13, "14:10", "bhxh", "Công văn", "1120", "BHXH-CNTT"],
    "Kết nối, chia sẻ dữ liệu an sinh xã hội qua nền tảng tích hợp của tỉnh",
    "chi",
    [
      ...handled(
        usual("thuận", "cđs", "Phòng CĐS khảo sát, đề xuất phương án kết nối.", -4),
        "Đã hoàn thành kết nối thử nghiệm.",
      ),
      reopen("thuận", "Chưa có biên bản nghiệm thu kỹ thuật, đề nghị bổ sung và báo cáo lại.", 20),
      report("lực", "Đang phối hợp Bảo hiểm xã hội tỉnh lập biên bản.", 4),
    ],
  ),
  paper(
    [12, "15:25", "ttcđs", "Báo cáo", "64", "BC-TTCĐS"],
    "Kết quả vận hành hệ thống quản lý văn bản và điều hành tháng 10",
    "sương",
    handled(
      usual("thuận", "cđs", "Phòng CĐS xem xét, tham mưu khắc phục tồn tại.", -8, "sương"),
      "Đã làm việc với đơn vị cung cấp, khắc phục xong.",
      26,
    ),
  ),
  paper(
    [11, "08:20", "sdttg", "Công văn", "310", "SDTTG-CS"],
    "Phối hợp hỗ trợ đồng bào dân tộc thiểu số ứng dụng công nghệ thông tin",
    "chi",
    handled(
      usual("hường", "cnst", "Phòng CNST tham mưu văn bản phối hợp.", -5),
      "Đã ban hành văn bản phối hợp.",
      14,
    ),
    { key: "dân tộc" },
  ),
  paper(
    [10, "14:30", "thongke", "Công văn", "205", "TKT-TH"],
    "Cung cấp số liệu điều tra nghiên cứu khoa học và phát triển công nghệ năm 2025",
    "sương",
    handled(
      usual("hường", "qlkh", "Phòng QLKH cung cấp số liệu.", -6, "sương"),
      "Đã gửi số liệu qua hệ thống báo cáo.",
      8,
    ),
  ),
];
