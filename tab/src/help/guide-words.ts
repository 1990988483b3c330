import { defineWords } from "../foundation/define-words.ts";

/** The sentences of the guides: `<guide>Title`, and one for each picture or step. */
export const guideWords = defineWords({
  registerTitle: { vi: "Vào sổ văn bản đến", en: "Register an incoming document" },
  registerDrop: {
    vi: "Mở Vào sổ (phím n), kéo văn bản vào hoặc bấm Chọn tệp. Số, ký hiệu, ngày, loại và trích yếu được đọc từ trang đầu: xem lại, sửa chỗ sai, chọn cơ quan ban hành bằng vài chữ không dấu.",
    en: "Open Register (key n), drop the document or choose it. Number, symbol, date, type and abstract are read from its first page: look them over, mend what is wrong, choose the sender by a few letters.",
  },
  registerSubmit: {
    vi: "Bấm Vào sổ và trình, chọn lãnh đạo. Số đến hiện to để ghi lên dấu ĐẾN; biểu mẫu trống chờ văn bản sau. Trùng số với văn bản đã vào sổ thì được báo trước khi lưu.",
    en: "Press Register and submit, choose the leader. The arrival number stands large for the stamp; an empty form waits. A possible second copy is shown before saving.",
  },
  instructTitle: { vi: "Cho ý kiến, giao việc", en: "Instruct and assign" },
  instructCard: {
    vi: "Thẻ đến khung chat ngay khi văn thư trình. Bấm Giao việc, chọn chủ trì, hạn, ghi nội dung rồi bấm Giao việc lần nữa.",
    en: "The card comes to the chat as soon as the clerk submits. Press Assign, choose the lead and the deadline, write the order and press Assign again.",
  },
  instructDone: {
    vi: "Thẻ trở thành bản ghi của việc đã giao. Trong năm phút còn sửa được; sau đó giao thêm bằng ý kiến mới.",
    en: "The card becomes the record of what was assigned. It can be mended for five minutes; later a further instruction is given.",
  },
  instructTab: {
    vi: "Trong Việc của tôi, bản giấy nằm cạnh biểu mẫu: gõ vài chữ tên đơn vị rồi Enter để chọn chủ trì, Ctrl Enter để gửi.",
    en: "In My work the paper is beside the form: type a few letters of the unit and Enter for the lead, Ctrl Enter to send.",
  },
  handleTitle: { vi: "Nhận việc, báo cáo, hoàn thành", en: "Acknowledge, report, complete" },
  handleCard: {
    vi: "Thẻ việc mới có ý kiến chỉ đạo và hạn. Bấm Đã nhận; Báo cáo khi có tiến độ; Xin gia hạn trước khi quá hạn; Trả lại kèm lý do nếu giao nhầm.",
    en: "The card of a new assignment has the instruction and the deadline. Press Acknowledge; Report on the way; ask for time before it is over; Return it with a reason when it is not yours.",
  },
  handleDone: {
    vi: "Bấm Hoàn thành, ghi kết quả và số, ký hiệu văn bản trả lời. Người giao việc được báo ngay.",
    en: "Press Complete, write the result and the number of the reply. Who assigned it is told at once.",
  },
  channelTitle: { vi: "Nhận việc trong kênh của đơn vị", en: "Take work in the unit's channel" },
  channelLink: {
    vi: "Người đứng đầu đơn vị viết trong kênh: @Vanthu liên kết và tên đơn vị. Từ đó việc giao cho đơn vị được đăng trong kênh, chỉ có số đến, độ khẩn, hạn.",
    en: "The head of the unit writes in the channel: @Vanthu link and the unit's name. What the unit is given is then posted there, by arrival number, urgency and deadline alone.",
  },
  channelTake: {
    vi: "Bấm Tôi nhận xử lý: ai bấm trước nhận việc và được xem văn bản; báo cáo, hoàn thành hay trả lại ngay trên thẻ. Người đứng đầu được báo.",
    en: "Press I take this: whoever is first has it and may read the document, and reports, completes or returns it on the card. The head is told.",
  },
  workTitle: { vi: "Việc của tôi", en: "My work" },
  workList: {
    vi: "Trang mở ra những gì đang chờ, gần hạn nhất ở trên. Phím j, k để đi xuống, lên; Enter để mở. Mục không có gì thì không hiện.",
    en: "The page opens on what waits, the nearest deadline first. j and k go down and up, Enter opens. Empty lists do not show.",
  },
  workPhone: {
    vi: "Trên điện thoại danh sách và văn bản là hai trang; nút làm việc nằm trong tầm ngón cái.",
    en: "On a phone the list and the document are two pages; the acts are within reach of the thumb.",
  },
  documentTitle: { vi: "Trang của văn bản", en: "A document's page" },
  documentSlip: {
    vi: "Bản giấy bên trái, phiếu giải quyết bên phải: ai trình, ai giao, ai làm gì, lúc nào. Bên dưới là việc có thể làm bây giờ.",
    en: "The paper on the left, the routing slip on the right: who submitted, assigned and did what, when. Below it is what can be done now.",
  },
  documentHistory: {
    vi: "Mục Lịch sử đọc như câu văn, không ai sửa hay xóa được.",
    en: "The history reads as sentences; nobody changes or removes it.",
  },
  incomingTitle: { vi: "Sổ văn bản đến", en: "The incoming register" },
  incomingGrid: {
    vi: "Lọc ngay dưới tên cột; gõ số đến để nhảy tới; Quá hạn, Chưa trình là bộ lọc có sẵn. Nút ba chấm để in, xuất Excel, chọn cột.",
    en: "Filter below the names of the columns; type an arrival number to jump; Overdue and Not submitted are ready-made. The dots print, export and choose columns.",
  },
  outgoingTitle: { vi: "Cấp số văn bản đi", en: "Give an outgoing document its number" },
  outgoingIssue: {
    vi: "Mở Cấp số, kéo bản đã ký vào: loại, đơn vị, trích yếu, ngày và người ký được đọc sẵn. Số và ký hiệu ghép theo quy tắc của cơ quan.",
    en: "Open Issue and drop the signed copy: type, unit, abstract, day and signer are read. Number and symbol follow the agency's rules.",
  },
  outgoingGrid: {
    vi: "Số liền nhau không thiếu trong sổ văn bản đi; xếp theo số, nhảy tới một số.",
    en: "The register has every number without a gap; sort by number, jump to one.",
  },
  searchTitle: { vi: "Tìm văn bản", en: "Search" },
  searchWords: {
    vi: "Ctrl K từ bất cứ trang nào. Gõ vài từ không dấu, số hay ký hiệu; chữ trong tệp cũng được tìm. Ctrl Enter mở trang có bộ lọc.",
    en: "Ctrl K on any page. Type a few words without tone marks, a number or a symbol; the text of files is searched too. Ctrl Enter opens the page with filters.",
  },
  peopleTitle: { vi: "Cơ cấu, người, vai trò", en: "Organisation, people, roles" },
  peopleTree: {
    vi: "Cơ cấu xem được ở bất kỳ ngày nào. Đổi tên, sáp nhập tạo đơn vị mới; văn bản cũ giữ tên cũ.",
    en: "The organisation can be read at any day. Renaming and merging make new units; old documents keep the old name.",
  },
  peopleList: {
    vi: "Mỗi người có vai trò từ ngày, đến ngày; đổi là có hiệu lực ngay. Ai chưa cài ứng dụng được nêu ở đầu trang.",
    en: "Everybody has roles from a day to a day; a change holds at once. Who lacks the app is named at the top.",
  },
  rulesTitle: { vi: "Quy tắc và lịch làm việc", en: "Rules and calendar" },
  rulesList: {
    vi: "Quy tắc có ngày hiệu lực và điều khoản; giá trị mới có thể đặt trước ngày có hiệu lực.",
    en: "A rule has a day from which it holds and its article; a new value can be set ahead.",
  },
  rulesCalendar: {
    vi: "Mọi thời hạn tính theo lịch này; lưu lịch năm sau trước Tết.",
    en: "Every deadline follows this calendar; save next year's in time.",
  },
  operationTitle: { vi: "Trông coi hằng ngày", en: "Day to day" },
  operationDeliveries: {
    vi: "Sổ chuyển phát: thẻ nào tới ai, thẻ nào chưa và vì sao.",
    en: "The deliveries: which card reached whom, which did not and why.",
  },
  operationDeadLetters: {
    vi: "Hộp lỗi giữ những gì gửi mãi không được; xem lý do rồi gửi lại.",
    en: "Dead letters keep what could not be sent; read why and send again.",
  },
  operationHealth: {
    vi: "Tình trạng nói bằng lời thường điều gì cần làm.",
    en: "Health says in plain words what is to be done.",
  },
  practiceTitle: { vi: "Cơ quan tập dượt", en: "The practice agency" },
  practiceBar: {
    vi: "Trợ giúp, Vào cơ quan tập dượt: có văn bản giả chờ đúng vai trò của người vào, và đồng nghiệp mẫu để trình, giao. Dải màu trên mọi trang nhắc đang tập; bấm Về cơ quan thật để trở lại.",
    en: "Help, Go to the practice agency: made-up documents wait for your role, with made-up colleagues to submit and assign to. A coloured bar on every page says so; Back to the real agency returns.",
  },
  practiceReset: {
    vi: "Người quản trị mở hoặc làm mới cơ quan tập dượt ở Quản trị, mục Tập dượt; những gì đã tập không còn ai thấy.",
    en: "An administrator opens it, or begins it anew, under Administration, Practice; what was done there is seen by nobody any more.",
  },
});
