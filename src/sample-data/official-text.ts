import { formatDate, type LocalDate } from "../domain/time/local-date.ts";
import type { Paragraph } from "./official-document.ts";

/** What a body is written about. `by` is the day by which an answer is asked for. */
export interface Topic {
  readonly typeName: string;
  readonly issuer: string;
  readonly abstract: string;
  readonly date: LocalDate;
  readonly by: LocalDate | null;
}

/** The abstract as a part of a sentence. */
function subjectOf({ abstract }: Topic): string {
  return abstract.charAt(0).toLowerCase() + abstract.slice(1);
}

const yearOf = ({ date }: Topic): string => date.slice(0, 4);

function answerBy({ by, issuer }: Topic): string {
  return by === null
    ? `Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về ${issuer} để được hướng dẫn, phối hợp giải quyết.`
    : `Văn bản trả lời gửi về ${issuer} trước ngày ${formatDate(by)} để tổng hợp, báo cáo cấp có thẩm quyền; đồng thời gửi bản điện tử qua Hệ thống quản lý văn bản và điều hành.`;
}

function letter(topic: Topic): Paragraph[] {
  return [
    `Thực hiện chương trình công tác năm ${yearOf(topic)} và ý kiến chỉ đạo của cấp có thẩm quyền về việc ${subjectOf(topic)}, ${topic.issuer} đề nghị các cơ quan, đơn vị phối hợp thực hiện một số nội dung sau:`,
    "1. Rà soát, đánh giá tình hình thực hiện nhiệm vụ trong phạm vi quản lý; nêu rõ kết quả đạt được, khó khăn, vướng mắc, nguyên nhân và trách nhiệm của từng cơ quan, đơn vị.",
    "2. Đề xuất giải pháp cụ thể, lộ trình, nguồn lực và đơn vị chủ trì; ưu tiên các nhiệm vụ phục vụ người dân và doanh nghiệp, bảo đảm tiết kiệm, hiệu quả, không trùng lặp với các chương trình, dự án đang triển khai.",
    "3. Cử một lãnh đạo và một công chức làm đầu mối phối hợp; gửi thông tin đầu mối kèm theo văn bản trả lời.",
    answerBy(topic),
    "Trân trọng./.",
  ];
}

function decision(topic: Topic): Paragraph[] {
  return [
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Theo đề nghị của Chánh Văn phòng và Thủ trưởng các đơn vị có liên quan.",
    { order: "QUYẾT ĐỊNH:" },
    `Điều 1. ${topic.abstract} với các nội dung, nhiệm vụ và phân công trách nhiệm kèm theo Quyết định này.`,
    "Điều 2. Các cơ quan, đơn vị được giao nhiệm vụ xây dựng kế hoạch thực hiện trong phạm vi quản lý; định kỳ hằng quý báo cáo kết quả và kiến nghị điều chỉnh khi cần thiết.",
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Thủ trưởng các cơ quan, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
  ];
}

function plan(topic: Topic): Paragraph[] {
  return [
    { heading: "I. MỤC ĐÍCH, YÊU CẦU" },
    `1. Triển khai kịp thời, thống nhất việc ${subjectOf(topic)}; xác định rõ nội dung công việc, tiến độ, sản phẩm và trách nhiệm của từng cơ quan, đơn vị.`,
    "2. Nâng cao nhận thức và trách nhiệm của cán bộ, công chức, viên chức; phát huy vai trò của người đứng đầu trong chỉ đạo, điều hành.",
    "3. Việc thực hiện phải thiết thực, hiệu quả, gắn với nhiệm vụ chính trị của địa phương và khả năng cân đối nguồn lực.",
    { heading: "II. NỘI DUNG" },
    "1. Công tác chỉ đạo, điều hành: kiện toàn tổ công tác; ban hành quy chế phối hợp; giao chỉ tiêu cụ thể cho từng đơn vị và theo dõi kết quả hằng tháng.",
    "2. Thông tin, tuyên truyền: xây dựng chuyên trang, chuyên mục; tổ chức tập huấn cho công chức cấp xã; biên soạn tài liệu hướng dẫn ngắn gọn, dễ hiểu.",
    "3. Hoàn thiện hạ tầng và dữ liệu: rà soát trang thiết bị, đường truyền; chuẩn hóa, làm sạch dữ liệu; kết nối, chia sẻ dữ liệu theo quy định.",
    "4. Kiểm tra, đánh giá: tổ chức kiểm tra tại các cơ quan, đơn vị; sơ kết, tổng kết; biểu dương tập thể, cá nhân có thành tích.",
    { heading: "III. KINH PHÍ" },
    "Kinh phí thực hiện từ dự toán ngân sách được giao hằng năm và các nguồn hợp pháp khác theo quy định của pháp luật.",
    { heading: "IV. TỔ CHỨC THỰC HIỆN" },
    `1. ${topic.issuer} chủ trì, theo dõi, đôn đốc, tổng hợp kết quả thực hiện.`,
    "2. Các sở, ban, ngành, Ủy ban nhân dân các xã, phường căn cứ chức năng, nhiệm vụ xây dựng kế hoạch cụ thể và tổ chức thực hiện.",
    answerBy(topic),
  ];
}

function notice(topic: Topic): Paragraph[] {
  return [
    `${topic.issuer} thông báo về việc ${subjectOf(topic)} như sau:`,
    "1. Ghi nhận kết quả thực hiện nhiệm vụ của các cơ quan, đơn vị trong thời gian qua; yêu cầu khắc phục ngay các tồn tại, hạn chế đã được chỉ ra.",
    "2. Giao các cơ quan, đơn vị theo chức năng, nhiệm vụ khẩn trương tham mưu, triển khai thực hiện bảo đảm tiến độ, chất lượng.",
    "3. Các nội dung chưa thống nhất tiếp tục được nghiên cứu, lấy ý kiến trước khi trình cấp có thẩm quyền xem xét, quyết định.",
    `Thông báo để các cơ quan, đơn vị biết, thực hiện. ${answerBy(topic)}`,
  ];
}

function report(topic: Topic): Paragraph[] {
  return [
    `Thực hiện chế độ báo cáo, ${topic.issuer} báo cáo ${subjectOf(topic)} như sau:`,
    { heading: "I. KẾT QUẢ THỰC HIỆN" },
    "1. Công tác lãnh đạo, chỉ đạo được triển khai kịp thời; 100% nhiệm vụ được giao có đơn vị chủ trì và thời hạn hoàn thành.",
    "2. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,6%; tỷ lệ văn bản điện tử được ký số đạt 99,2%; không có nhiệm vụ quá hạn kéo dài.",
    { heading: "II. KHÓ KHĂN, VƯỚNG MẮC" },
    "Nhân lực chuyên trách còn thiếu; một số trang thiết bị đã cũ; dữ liệu giữa các hệ thống chưa được kết nối đầy đủ.",
    { heading: "III. PHƯƠNG HƯỚNG, KIẾN NGHỊ" },
    "1. Tiếp tục thực hiện các nhiệm vụ đã được giao; tập trung các nhiệm vụ còn chậm tiến độ.",
    "2. Kiến nghị bố trí kinh phí để bảo trì, nâng cấp hạ tầng và tổ chức tập huấn cho công chức.",
    "Trên đây là báo cáo, kính gửi cơ quan có thẩm quyền tổng hợp./.",
  ];
}

function invitation(topic: Topic): Paragraph[] {
  const day = topic.by ?? topic.date;
  return [
    `${topic.issuer} trân trọng kính mời đại diện lãnh đạo cơ quan, đơn vị dự ${subjectOf(topic)}.`,
    `1. Thời gian: 08 giờ 00, ngày ${formatDate(day)}.`,
    "2. Địa điểm: Phòng họp số 2, trụ sở cơ quan chủ trì; các xã, phường dự trực tuyến tại điểm cầu của đơn vị.",
    "3. Thành phần: lãnh đạo cơ quan, đơn vị và công chức phụ trách lĩnh vực.",
    "4. Nội dung: theo tài liệu gửi kèm. Đề nghị đại biểu nghiên cứu trước và chuẩn bị ý kiến tham gia.",
    "Rất mong đại biểu dự họp đúng thời gian, thành phần./.",
  ];
}

function submission(topic: Topic): Paragraph[] {
  return [
    { heading: "1. Sự cần thiết" },
    `Qua rà soát tình hình thực tế, việc ${subjectOf(topic)} là cần thiết để đáp ứng yêu cầu quản lý nhà nước và phục vụ người dân, doanh nghiệp trên địa bàn.`,
    { heading: "2. Nội dung đề nghị" },
    "Phạm vi, đối tượng, thời gian, kinh phí và sản phẩm dự kiến được trình bày trong hồ sơ kèm theo; đã lấy ý kiến các cơ quan, đơn vị có liên quan và tiếp thu, hoàn thiện.",
    { heading: "3. Kiến nghị" },
    `${topic.issuer} kính trình cấp có thẩm quyền xem xét, quyết định./.`,
  ];
}

function telegram(topic: Topic): Paragraph[] {
  return [
    `Theo dự báo, trong những ngày tới thời tiết diễn biến phức tạp. Để chủ động ứng phó, ${topic.issuer} yêu cầu các cơ quan, đơn vị, địa phương tập trung ${subjectOf(topic)}, trong đó:`,
    "1. Tổ chức trực ban 24/24 giờ; bảo đảm thông tin liên lạc thông suốt từ tỉnh đến cơ sở.",
    "2. Rà soát phương án, nhân lực, vật tư, phương tiện; sẵn sàng triển khai khi có yêu cầu.",
    "3. Báo cáo nhanh tình hình trước 16 giờ 00 hằng ngày và báo cáo đột xuất khi có sự cố.",
    "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Công điện này./.",
  ];
}

const writers: Readonly<Record<string, (topic: Topic) => Paragraph[]>> = {
  "Công văn": letter,
  "Quyết định": decision,
  "Nghị quyết": decision,
  "Kế hoạch": plan,
  "Hướng dẫn": plan,
  "Chỉ thị": plan,
  "Thông báo": notice,
  "Báo cáo": report,
  "Giấy mời": invitation,
  "Tờ trình": submission,
  "Công điện": telegram,
};

/** A body that such a document could have; the same every time. */
export function officialBody(topic: Topic): Paragraph[] {
  return (writers[topic.typeName] ?? letter)(topic);
}
