import type { Messages } from "./message.ts";

/** What the bot says to administrators of a file that somebody changed in the archive by hand. */
export const botArchiveMessages = {
  archiveHeading: { vi: "KHO LƯU TRỮ", en: "ARCHIVE" },
  archiveRestored: {
    vi: "Tệp “{fileName}” của văn bản {symbol} bị sửa hoặc xóa trực tiếp trong kho lưu trữ; bản gốc đã được khôi phục.",
    en: "“{fileName}” of document {symbol} was changed or removed in the archive by hand; the original was restored.",
  },
  archiveChanged: {
    vi: "Tệp “{fileName}” của văn bản {symbol} bị sửa trực tiếp trong kho lưu trữ và chưa khôi phục được.",
    en: "“{fileName}” of document {symbol} was changed in the archive by hand and could not be restored.",
  },
  archiveMissing: {
    vi: "Tệp “{fileName}” của văn bản {symbol} bị xóa khỏi kho lưu trữ và chưa khôi phục được.",
    en: "“{fileName}” of document {symbol} was removed from the archive and could not be restored.",
  },
  archiveWho: {
    vi: "Nên xem ai có quyền sửa trong kho: tệp gốc chỉ Vanthu được thay đổi.",
    en: "See who may write to the archive: originals are changed by Vanthu alone.",
  },
  archiveBringBack: {
    vi: "Khôi phục tệp trong kho: phiên bản cũ, thùng rác của site (SharePoint giữ 93 ngày), hoặc chép từ bản sao lưu vào đúng chỗ cũ. Vanthu so mã băm và tự nhận ra. Xem Quản trị › Tình trạng.",
    en: "Restore it in the archive: an earlier version, the site's recycle bin (SharePoint keeps it 93 days), or a copy from a backup where it was. Vanthu compares the hash and notices. See Administration › Health.",
  },
} as const satisfies Messages;
