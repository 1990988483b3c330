import type { Messages } from "./message.ts";

/** What stands in the register, in the history and on cards in place of a document that was sealed. */
export const sealedNotes = {
  documentSealed: { vi: "Văn bản đã được niêm phong", en: "This document has been sealed" },
} as const satisfies Messages;

/** Refusals around sealing a document. */
export const sealingMessages = {
  "sealing.document-absent": {
    vi: "Không có văn bản này trong sổ của cơ quan, hoặc văn bản đã được niêm phong.",
    en: "There is no such document in the agency's registers, or it has been sealed.",
  },
  "sealing.draft-issued": {
    vi: "Dự thảo này đã phát hành thành văn bản {document}. Hãy niêm phong văn bản đó, dự thảo được niêm phong cùng.",
    en: "This draft was issued as document {document}. Seal that document; the draft is sealed with it.",
  },
  "sealing.confirmation-wrong": {
    vi: "Số vừa gõ không khớp. Hãy gõ đúng “{confirmation}” để xác nhận văn bản cần niêm phong.",
    en: "What was typed does not match. Type “{confirmation}” to confirm which document is to be sealed.",
  },
  "sealing.reason-missing": {
    vi: "Hãy ghi lý do niêm phong (ít nhất 10 chữ cái), không ghi nội dung văn bản.",
    en: "Give the reason for sealing (at least 10 letters), without what the document is about.",
  },
  "sealing.no-open-mark": {
    vi: "Văn bản này không có dấu chỉ độ mật nào đang chờ xử lý.",
    en: "No mark of secrecy of this document waits for a decision.",
  },
} as const satisfies Messages;

/** What a sealed document was spread over. */
export const sealedParts = {
  records: {
    vi: "Dữ liệu, phiếu giải quyết, quyền xem, chỉ mục tìm kiếm và nội dung tệp trong cơ sở dữ liệu",
    en: "Fields, slip, rights, search and texts of files in the database",
  },
  history: {
    vi: "Nội dung trong nhật ký; mã băm của từng dòng được giữ để chuỗi vẫn kiểm tra được",
    en: "Content in the history; the hash of each entry is kept, so that the chain can still be verified",
  },
  file: {
    vi: "Tệp: trên máy chủ, trong kho lưu trữ với các phiên bản và thùng rác, bản đang sửa trong Word, bản tạm",
    en: "Files: on the server, in the archive with versions and recycle bin, what is edited in Word, fetched copies",
  },
  copy: {
    vi: "Bản tải tạm trên từng máy chủ, mỗi máy tự xóa",
    en: "Fetched copies on each server, which each removes itself",
  },
  card: { vi: "Thẻ trong hội thoại Teams", en: "Cards in Teams chats" },
  backups: { vi: "Bản sao lưu", en: "Backups" },
  traces: {
    vi: "Dấu vết trong tệp cơ sở dữ liệu và nhật ký giao dịch",
    en: "Traces in the database's file and its log",
  },
  elsewhere: { vi: "Nơi khác có thể còn bản sao", en: "Other places where copies may be" },
  sameFile: { vi: "Văn bản khác có cùng tệp", en: "Other documents with the same file" },
} as const satisfies Messages;

/** What hinders, or what a person must do. */
export const sealedAdvice = {
  archiveAway: {
    vi: "Kho lưu trữ chưa trả lời; hệ thống tự thử lại.",
    en: "The archive does not answer yet; it is tried again by itself.",
  },
  archiveLocked: {
    vi: "Có người đang mở tệp, hoặc tệp bị khóa trong kho. Đề nghị đóng tệp; hệ thống tự thử lại.",
    en: "Somebody has the file open, or it is locked in the archive. Ask them to close it; it is tried again by itself.",
  },
  archiveDenied: {
    vi: "Kho không cho xóa hẳn tệp, ví dụ vì nhãn lưu giữ. Người đặt nhãn gỡ nhãn; hệ thống tự thử lại.",
    en: "The archive does not let it be removed for good, for instance for a retention label. Whoever set it lifts it; it is tried again by itself.",
  },
  emptyBin: {
    vi: "Tệp không còn ở chỗ cũ trong kho, có thể còn trong thùng rác. Chủ sở hữu site xóa ở cả hai tầng thùng rác.",
    en: "The file is no longer where it was in the archive and may be in the bin. The site's owner empties both stages of the bin.",
  },
  archiveUnknown: {
    vi: "Kho lưu trữ này không còn được cấu hình. Cấu hình lại, hệ thống sẽ tự xóa.",
    en: "This archive is not set up any more. Set it up again, and the files are removed by themselves.",
  },
  moving: {
    vi: "Tệp đang được chuyển vào kho lưu trữ; hệ thống xóa ngay khi chuyển xong.",
    en: "The file is being moved to the archive; it is removed as soon as that has ended.",
  },
  spoolAway: {
    vi: "Chưa xóa được tệp trên đĩa; hệ thống tự thử lại.",
    en: "The file could not be removed from the disk yet; it is tried again by itself.",
  },
  otherServer: {
    vi: "Máy chủ khác đang giữ bản tải tạm sẽ tự xóa trong vòng một phút.",
    en: "Another server removes what it has fetched within a minute.",
  },
  serverGone: {
    vi: "Một máy chủ dừng trước khi tự xóa bản tải tạm. Xóa thư mục copies trong VANTHU_DATA của máy đó; khi chạy lại, máy cũng tự dọn trong một ngày.",
    en: "A server stopped before it removed what it had fetched. Remove the folder copies in its VANTHU_DATA; started again it also clears it within a day.",
  },
  cardAway: {
    vi: "Teams chưa nhận thay đổi; hệ thống tự thử lại.",
    en: "Teams has not taken the change yet; it is tried again by itself.",
  },
  cardKept: {
    vi: "Người nhận đã gỡ hoặc chặn ứng dụng nên không thay được thẻ. Đề nghị người đó xóa tin nhắn.",
    en: "The reader removed or blocked the app, so the card cannot be replaced. Ask them to delete the message.",
  },
  treatBackups: {
    vi: "Bản sao lưu làm trước thời điểm này vẫn còn văn bản. Hủy hoặc cất giữ theo quy định về bí mật nhà nước, rồi sao lưu lại.",
    en: "Backups made before still hold the document. Destroy or keep them under the rules on state secrets, then make a new one.",
  },
  compactDatabase: {
    vi: "Dừng hệ thống và nén cơ sở dữ liệu (VACUUM; với SQL Server: sao lưu rồi thu gọn nhật ký) để xóa các trang trống.",
    en: "Stop the server and compact the database (VACUUM; SQL Server: back up and shrink the log), so that freed pages go.",
  },
  takeBack: {
    vi: "Thu hồi bản đã tải xuống hoặc in ra, thẻ tra cứu đã gửi vào nhóm, và văn bản ở nơi gửi. Xem cả văn bản, dự thảo trả lời văn bản này.",
    en: "Take back what was downloaded or printed, cards that were shared in channels, and the document at its sender. Look at documents and drafts that answer it, too.",
  },
  lookAtOthers: {
    vi: "Tệp này còn ở {documents}. Xem có phải niêm phong cả các văn bản đó không.",
    en: "The same file is in {documents}. See whether they must be sealed too.",
  },
} as const satisfies Messages;
