/** Sentences as an office writes them, without any real person: abstracts, headings, places and instructions. */
export const vietnameseSentences: readonly string[] = [
  "Về việc ban hành Quy chế quản lý, sử dụng hệ thống quản lý văn bản và điều hành",
  "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc",
  "Báo cáo kết quả thực hiện nhiệm vụ quý III năm 2026 và phương hướng quý IV",
  "V/v cử công chức tham dự lớp bồi dưỡng nghiệp vụ văn thư, lưu trữ",
  "Giấy mời họp triển khai công tác phòng, chống bão lụt trên địa bàn tỉnh",
  "Quyết định phê duyệt dự toán kinh phí sửa chữa trụ sở làm việc của Sở Nội vụ",
  "Kế hoạch kiểm tra việc thực hiện kỷ luật, kỷ cương hành chính",
  "Thông báo kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp giao ban tháng 11",
  "Đề nghị các đơn vị khẩn trương báo cáo tiến độ giải ngân vốn đầu tư công",
  "Hướng dẫn xử lý hồ sơ đất đai của hộ gia đình, cá nhân",
  "Tờ trình về việc thành lập Hội đồng thẩm định giá",
  "Phòng Tổng hợp chủ trì, phối hợp Phòng Tài chính tham mưu, báo cáo trước ngày 23/11",
  "Sở Thông tin và Truyền thông, 12 đường Nguyễn Thị Minh Khai, thành phố Đà Nẵng",
  "Lễ hội đua ghe ngo và việc bảo đảm trật tự, an toàn giao thông đường thủy",
  "Công điện khẩn về việc ứng phó với mưa lũ lớn ở các huyện miền núi",
];
