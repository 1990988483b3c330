import type { Messages } from "./message.ts";

const paperBook = {
  vi: "Hãy đăng ký vào sổ văn bản mật bằng giấy.",
  en: "Register it in the paper register of secret documents.",
};

/** Why a document or a file is not taken in (R07-R09 and the inspection of files), and what to do instead. */
export const intakeMessages = {
  "intake.secret-chosen": {
    vi: `Văn bản có độ mật “{mark}” không được tiếp nhận trên Vanthu ({ruleVi}). ${paperBook.vi}`,
    en: `A document graded “{mark}” may not be taken into Vanthu ({ruleEn}). ${paperBook.en}`,
  },
  "intake.secret-in-text": {
    vi: `Văn bản có dấu “{mark}” không được tiếp nhận trên Vanthu ({ruleVi}). ${paperBook.vi}`,
    en: `A document marked “{mark}” may not be taken into Vanthu ({ruleEn}). ${paperBook.en}`,
  },
  "intake.secret-in-file-name": {
    vi: `Tên tệp “{fileName}” mang dấu “{mark}”, văn bản mật không được tiếp nhận trên Vanthu ({ruleVi}). ${paperBook.vi} Nếu văn bản không mật, hãy đổi tên tệp rồi chọn lại.`,
    en: `The file name “{fileName}” bears the mark “{mark}”; secret documents may not be taken into Vanthu ({ruleEn}). ${paperBook.en} If the document is not secret, rename the file and choose it again.`,
  },
  "intake.secret-on-page": {
    vi: `Trang đầu có dấu “{mark}”, văn bản này không được tiếp nhận trên Vanthu ({ruleVi}). ${paperBook.vi}`,
    en: `The first page bears the mark “{mark}”; this document may not be taken into Vanthu ({ruleEn}). ${paperBook.en}`,
  },
  "intake.secret-within": {
    vi: `Có dấu “{mark}” ở {placeVi}, văn bản này không được tiếp nhận trên Vanthu ({ruleVi}). ${paperBook.vi}`,
    en: `There is the mark “{mark}” in {placeEn}; this document may not be taken into Vanthu ({ruleEn}). ${paperBook.en}`,
  },
  "intake.denunciation": {
    vi: "Đơn thư tố cáo không được tiếp nhận trên Vanthu ({ruleVi}). Hãy chuyển bản giấy đến bộ phận tiếp công dân, xử lý đơn.",
    en: "Denunciations may not be taken into Vanthu ({ruleEn}). Pass the paper to the unit that receives citizens and handles petitions.",
  },
  "intake.denunciation-file": {
    vi: "Tệp “{fileName}” là đơn thư tố cáo nên không được đưa lên Vanthu ({ruleVi}). Hãy bỏ tệp này và chuyển bản giấy đến bộ phận xử lý đơn; nếu không phải, hãy đổi tên tệp rồi chọn lại.",
    en: "The file “{fileName}” is a denunciation and may not be put into Vanthu ({ruleEn}). Remove it and pass the paper to the unit that handles petitions; if it is not one, rename the file and choose it again.",
  },
  "intake.restricted-publication": {
    vi: "Văn bản đi thuộc diện hạn chế công bố không được phát hành trên Vanthu ({ruleVi}). Hãy phát hành bằng bản giấy.",
    en: "An outgoing document of restricted publication may not be issued in Vanthu ({ruleEn}). Issue it on paper.",
  },
  "intake.empty-file": {
    vi: "Tệp “{fileName}” không có nội dung. Hãy kiểm tra tệp gốc rồi tải lên lại.",
    en: "The file “{fileName}” is empty. Check the original and upload it again.",
  },
  "intake.unknown-type": {
    vi: "Tệp “{fileName}” có nội dung ({found}) không thuộc loại được tiếp nhận. Hãy dùng PDF, DOCX, DOC, XLSX, XLS, PPTX, RTF, TXT, PNG, JPEG hoặc TIFF; tệp khác có thể nén ZIP và đính kèm.",
    en: "The content of “{fileName}” ({found}) is not a type that is taken in. Use PDF, DOCX, DOC, XLSX, XLS, PPTX, RTF, TXT, PNG, JPEG or TIFF; other files can be attached in a ZIP.",
  },
  "intake.unrecognised-type": {
    vi: "Không nhận ra định dạng của tệp “{fileName}”, tệp có thể bị hỏng. Hãy dùng PDF, DOCX, DOC, XLSX, XLS, PPTX, RTF, TXT, PNG, JPEG hoặc TIFF; tệp khác có thể nén ZIP và đính kèm.",
    en: "The format of “{fileName}” is not recognised; the file may be broken. Use PDF, DOCX, DOC, XLSX, XLS, PPTX, RTF, TXT, PNG, JPEG or TIFF; other files can be attached in a ZIP.",
  },
  "intake.type-mismatch": {
    vi: "Tệp “{fileName}” có nội dung là {found}, không khớp với đuôi tên tệp. Hãy đổi đuôi tệp thành “.{extension}” hoặc xuất lại tệp đúng định dạng rồi tải lên.",
    en: "The content of “{fileName}” is {found}, which does not agree with its extension. Change the extension to “.{extension}” or export the file again in the right format, then upload it.",
  },
  "intake.zip-as-main": {
    vi: "Tệp ZIP chỉ được dùng làm tệp đính kèm. Hãy chọn tệp văn bản chính (PDF, DOCX…) rồi thêm “{fileName}” vào phần đính kèm.",
    en: "A ZIP can only be an attachment. Choose the document itself (PDF, DOCX…) as the main file and add “{fileName}” as an attachment.",
  },
  "intake.encrypted-pdf": {
    vi: "Tệp PDF “{fileName}” cần mật khẩu để mở. Hãy đề nghị nơi gửi bỏ mật khẩu, hoặc lưu lại tệp không có mật khẩu rồi tải lên.",
    en: "The PDF “{fileName}” needs a password to open. Ask the sender to remove it, or save the file without a password and upload that.",
  },
  "intake.broken-pdf": {
    vi: "Tệp PDF “{fileName}” bị hỏng hoặc tải chưa hết. Hãy mở thử tệp gốc, xuất lại PDF rồi tải lên; nếu vẫn không được, hãy đề nghị nơi gửi gửi lại.",
    en: "The PDF “{fileName}” is broken or incomplete. Try to open the original, export the PDF again and upload it; failing that, ask the sender to send it again.",
  },
  "intake.encrypted-office": {
    vi: "Tệp “{fileName}” được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ) rồi tải lên lại.",
    en: "The file “{fileName}” is protected by a password. Open it, remove the password (File › Info › Protect) and upload it again.",
  },
  "intake.broken-office": {
    vi: "Tệp “{fileName}” bị hỏng, không đọc được. Hãy mở bằng phần mềm văn phòng, lưu lại rồi tải lên.",
    en: "The file “{fileName}” is broken and cannot be read. Open it in the office software, save it again and upload that.",
  },
  "intake.macros": {
    vi: "Tệp “{fileName}” chứa macro nên không được tiếp nhận. Hãy lưu lại dạng .docx, .xlsx, .pptx hoặc PDF rồi tải lên.",
    en: "The file “{fileName}” contains macros and is not taken in. Save it as .docx, .xlsx, .pptx or PDF and upload that.",
  },
  "intake.objects": {
    vi: "Tệp “{fileName}” có đối tượng nhúng (OLE, ActiveX) mà quy định của cơ quan không cho nhận. Hãy lưu lại không kèm đối tượng nhúng, hoặc xuất ra PDF rồi tải lên.",
    en: "The file “{fileName}” has embedded objects (OLE, ActiveX), which the agency's rule refuses. Save it without them, or export it to PDF and upload that.",
  },
  "intake.scripts": {
    vi: "Tệp PDF “{fileName}” có mã JavaScript mà quy định của cơ quan không cho nhận. Hãy in tệp ra một PDF mới rồi tải lên.",
    en: "The PDF “{fileName}” has JavaScript, which the agency's rule refuses. Print it to a new PDF and upload that.",
  },
  "intake.launch": {
    vi: "Tệp “{fileName}” có lệnh chạy chương trình khi mở nên không được tiếp nhận. Hãy báo nơi gửi và đề nghị gửi lại tệp không có lệnh này.",
    en: "The file “{fileName}” has a command that starts a program when it is opened and is not taken in. Tell the sender and ask for a file without it.",
  },
  "intake.embedded-files": {
    vi: "Tệp PDF “{fileName}” có tệp khác nhúng bên trong mà quy định của cơ quan không cho nhận. Hãy tách các tệp đó và đính kèm riêng.",
    en: "The PDF “{fileName}” has other files inside, which the agency's rule refuses. Attach those files by themselves.",
  },
  "intake.remote-template": {
    vi: "Tệp “{fileName}” tự tải mẫu hoặc đối tượng từ nơi khác khi mở, một cách thường dùng để phát tán mã độc, nên không được tiếp nhận. Hãy báo nơi gửi, hoặc xuất ra PDF rồi tải lên.",
    en: "The file “{fileName}” fetches a template or an object from elsewhere when it is opened, a usual way to spread malware, and is not taken in. Tell the sender, or export it to PDF and upload that.",
  },
  "intake.external-links": {
    vi: "Tệp “{fileName}” lấy nội dung từ nơi khác khi mở mà quy định của cơ quan không cho nhận. Hãy nhúng nội dung vào tệp hoặc xuất ra PDF rồi tải lên.",
    en: "The file “{fileName}” takes contents from elsewhere when it is opened, which the agency's rule refuses. Put them into the file, or export it to PDF and upload that.",
  },
  "intake.hidden-objects": {
    vi: "Tệp PDF “{fileName}” giấu một phần nội dung theo cách không phần mềm nào dùng nên không kiểm tra được. Hãy in tệp ra một PDF mới rồi tải lên.",
    en: "The PDF “{fileName}” hides part of its content in a way that no software uses, so that it cannot be checked. Print it to a new PDF and upload that.",
  },
  "intake.unreadable-within": {
    vi: "Trong “{fileName}” có tệp nén {found} (“{entry}”) không mở ra kiểm tra được. Hãy giải nén tệp đó rồi nén lại tất cả bằng ZIP.",
    en: "“{fileName}” holds a {found} archive (“{entry}”) that cannot be looked into. Unpack it and make one ZIP of everything.",
  },
  "intake.locked-within": {
    vi: "Trong “{fileName}” có tệp “{entry}” được đặt mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu của tệp đó rồi tải lên lại.",
    en: "“{fileName}” holds the file “{entry}”, which is protected by a password and cannot be checked. Remove that password and upload it again.",
  },
  "intake.zip-two-lists": {
    vi: "“{fileName}” ghi danh sách các tệp bên trong ở hai nơi không khớp nhau, mỗi phần mềm có thể mở ra một thứ khác, nên không được tiếp nhận. Hãy nén lại (hoặc mở bằng phần mềm văn phòng rồi lưu lại) và tải lên.",
    en: "“{fileName}” lists the files inside it in two places that do not agree, so that different programs open different things, and is not taken in. Make the archive again (or open it in the office software and save it), then upload it.",
  },
  "intake.image-within-too-large": {
    vi: "Trong “{fileName}” có ảnh “{entry}” vượt quá {max} triệu điểm ảnh. Hãy thu nhỏ hoặc quét lại ảnh đó ở 300 dpi rồi tải lên.",
    en: "“{fileName}” holds the picture “{entry}”, which is larger than {max} million pixels. Make it smaller or scan it again at 300 dpi.",
  },
  "intake.xml-entities": {
    vi: "Tệp “{fileName}” có khai báo XML (DTD, thực thể) mà phần mềm văn phòng không bao giờ ghi, có thể gây hại. Hãy mở bằng phần mềm văn phòng, lưu lại rồi tải lên.",
    en: "The file “{fileName}” has XML declarations (a DTD, entities) that office software never writes and that may do harm. Open it in the office software, save it again and upload that.",
  },
  "intake.two-in-one": {
    vi: "Tệp “{fileName}” là hai tệp trong một ({found}), mỗi phần mềm có thể mở thành một thứ khác, nên không được tiếp nhận. Hãy xuất lại tệp (ví dụ in ra PDF mới) rồi tải lên.",
    en: "The file “{fileName}” is two files in one ({found}), which different programs open as different things, and is not taken in. Export it again (for example print it to a new PDF) and upload that.",
  },
  "intake.encrypted-zip": {
    vi: "Tệp nén “{fileName}” có tệp bên trong được đặt mật khẩu. Hãy nén lại không dùng mật khẩu rồi tải lên.",
    en: "The archive “{fileName}” holds files protected by a password. Make it again without a password and upload that.",
  },
  "intake.broken-zip": {
    vi: "Tệp nén “{fileName}” bị hỏng, tải chưa hết hoặc dùng kiểu nén không hỗ trợ. Hãy nén lại dạng ZIP thông thường rồi tải lên.",
    en: "The archive “{fileName}” is broken, incomplete or compressed in a way that is not supported. Make it again as an ordinary ZIP and upload that.",
  },
  "intake.zip-bomb": {
    vi: "Nội dung của “{fileName}” khi giải nén vượt quá giới hạn an toàn. Hãy tải lên từng tệp riêng, không nén.",
    en: "The content of “{fileName}” exceeds the safe limit when unpacked. Upload the files one by one, not compressed.",
  },
  "intake.zip-too-many": {
    vi: "“{fileName}” chứa quá {max} tệp. Hãy chia thành nhiều tệp nén nhỏ hơn rồi tải lên.",
    en: "“{fileName}” holds more than {max} files. Divide it into smaller archives and upload those.",
  },
  "intake.zip-too-deep": {
    vi: "“{fileName}” có tệp nén lồng nhau quá {max} lớp. Hãy giải nén rồi nén lại một lớp.",
    en: "“{fileName}” holds archives within archives, more than {max} deep. Unpack them and make one archive.",
  },
  "intake.unsafe-zip-name": {
    vi: "“{fileName}” chứa tệp có tên không an toàn (ví dụ “../”, ký tự ẩn, tên thiết bị, tên quá dài). Hãy nén lại từ một thư mục thông thường rồi tải lên.",
    en: "“{fileName}” holds a file with an unsafe name (such as “../”, hidden characters, a device, too long a name). Make the archive again from an ordinary folder and upload it.",
  },
  "intake.broken-image": {
    vi: "Tệp ảnh “{fileName}” bị hỏng hoặc tải chưa hết. Hãy quét hoặc lưu lại ảnh rồi tải lên.",
    en: "The picture “{fileName}” is broken or incomplete. Scan or save it again and upload that.",
  },
  "intake.image-too-large": {
    vi: "Tệp ảnh “{fileName}” có kích thước vượt quá {max} triệu điểm ảnh. Hãy quét lại ở độ phân giải 300 dpi hoặc thấp hơn.",
    en: "The picture “{fileName}” is larger than {max} million pixels. Scan it again at 300 dpi or less.",
  },
  "intake.too-long-to-read": {
    vi: "Không kiểm tra xong tệp “{fileName}” trong {seconds} giây. Hãy xuất lại tệp (ví dụ in ra PDF mới) rồi tải lên.",
    en: "The file “{fileName}” could not be checked within {seconds} seconds. Export it again (for example print it to a new PDF) and upload that.",
  },
  "intake.cannot-be-read": {
    vi: "Tệp “{fileName}” làm bộ kiểm tra dừng đột ngột nên không được tiếp nhận. Hãy xuất lại tệp (ví dụ in ra PDF mới) rồi tải lên.",
    en: "The file “{fileName}” made the inspection fail and is not taken in. Export it again (for example print it to a new PDF) and upload that.",
  },
} as const satisfies Messages;
