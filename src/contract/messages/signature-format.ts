import type { Messages } from "./message.ts";

/** What is wrong with a signature's place in a file and with its CMS. The names of known attacks stand in brackets. */
export const signatureFormatMessages = {
  "byte-range.missing": {
    vi: "Chữ ký không cho biết nó ký phần nào của tệp [USF].",
    en: "The signature does not say what part of the file it signs [USF].",
  },
  "byte-range.malformed": {
    vi: "Phạm vi ký (ByteRange) không phải bốn số nguyên [USF].",
    en: "The signed range (ByteRange) is not four whole numbers [USF].",
  },
  "byte-range.repeated": {
    vi: "Phạm vi ký (ByteRange) ghi hai lần; mỗi phần mềm đọc một kiểu [SiWA].",
    en: "The signed range (ByteRange) stands twice; readers differ in which they take [SiWA].",
  },
  "byte-range.indirect": {
    vi: "Phạm vi ký (ByteRange) nằm ngoài từ điển chữ ký.",
    en: "The signed range (ByteRange) stands outside of the signature's dictionary.",
  },
  "byte-range.beyond-file": {
    vi: "Phạm vi ký vượt quá tệp hoặc chồng lên nhau; tệp có thể đã bị cắt [USF].",
    en: "The signed range goes beyond the file or overlaps; the file may have been cut [USF].",
  },
  "byte-range.not-from-start": {
    vi: "Phạm vi ký không bắt đầu từ đầu tệp [SiWA].",
    en: "The signed range does not begin at the start of the file [SiWA].",
  },
  "byte-range.gap-is-not-contents": {
    vi: "Phần để trống cho chữ ký không khớp với chữ ký: có thể có nội dung không được ký nằm trong đó [SiWA].",
    en: "The gap left for the signature is not the signature: unsigned content may stand in it [SiWA].",
  },
  "byte-range.not-one-revision": {
    vi: "Chữ ký không phủ trọn một phiên bản của tệp [ISA].",
    en: "The signature does not cover exactly one revision of the file [ISA].",
  },
  "contents.missing": {
    vi: "Không có giá trị chữ ký [USF].",
    en: "There is no signature value [USF].",
  },
  "contents.empty": {
    vi: "Ô chữ ký còn trống: chỗ đã dành nhưng chưa ký [USF].",
    en: "The signature is empty: its place was kept but nobody signed [USF].",
  },
  "contents.repeated": {
    vi: "Giá trị chữ ký ghi hai lần; mỗi phần mềm đọc một kiểu [SiWA].",
    en: "The signature value stands twice; readers differ in which they take [SiWA].",
  },
  "contents.literal": {
    vi: "Giá trị chữ ký không ghi dạng thập lục phân như tiêu chuẩn đòi hỏi.",
    en: "The signature value is not written in hexadecimal as the standard asks.",
  },
  "signature.packed": {
    vi: "Chữ ký nằm trong luồng nén nên không thể tự phủ được [USF].",
    en: "The signature stands in a compressed stream, where it cannot be covered [USF].",
  },
  "signature.no-field": {
    vi: "Có chữ ký mà không ô chữ ký nào trỏ tới.",
    en: "There is a signature that no signature field refers to.",
  },
  "signature.several-fields": {
    vi: "Nhiều ô chữ ký dùng chung một chữ ký.",
    en: "Several signature fields share one signature.",
  },
  "signature.sub-filter-unknown": {
    vi: "Kiểu chữ ký này chưa được hỗ trợ nên không kết luận được.",
    en: "This kind of signature is not supported, so nothing can be concluded.",
  },
  "signature.bytes-changed": {
    vi: "Nội dung đã bị sửa sau khi ký.",
    en: "The content was changed after it was signed.",
  },
  "signature.value-wrong": {
    vi: "Giá trị chữ ký không khớp với chứng thư của người ký.",
    en: "The signature value does not match the signer's certificate.",
  },
  "signature.weak-digest": {
    vi: "Chữ ký dùng hàm băm {algorithm}, không còn an toàn.",
    en: "The signature uses the digest {algorithm}, which is no longer safe.",
  },
  "signature.weak-key": {
    vi: "Khóa ký chỉ dài {bits} bit, ngắn hơn mức an toàn 2048 bit.",
    en: "The signing key has only {bits} bits; 2,048 are needed.",
  },
  "signature.weak-curve": {
    vi: "Đường cong {curve} của khóa ký không còn đủ mạnh.",
    en: "The signing key's curve {curve} is no longer strong enough.",
  },
  "cms.unreadable": {
    vi: "Không đọc được giá trị chữ ký: nó hỏng hoặc không phải chữ ký.",
    en: "The signature value cannot be read: it is damaged or no signature.",
  },
  "cms.no-signer": {
    vi: "Giá trị chữ ký không có người ký nào.",
    en: "The signature value has no signer.",
  },
  "cms.several-signers": {
    vi: "Một chữ ký mang nhiều người ký; tiêu chuẩn chỉ cho phép một.",
    en: "One signature carries several signers; the standard allows one.",
  },
  "cms.digest-unsupported": {
    vi: "Hàm băm của chữ ký chưa được hỗ trợ.",
    en: "The signature's digest is not supported.",
  },
  "cms.algorithm-unsupported": {
    vi: "Thuật toán ký hoặc loại khóa chưa được hỗ trợ.",
    en: "The signature's algorithm or kind of key is not supported.",
  },
  "cms.attributes-unsorted": {
    vi: "Các thuộc tính được ký không đúng thứ tự mã hóa DER; nội dung vẫn khớp.",
    en: "The signed attributes are not in DER's order; the content matches all the same.",
  },
  "cms.certificate-missing": {
    vi: "Không tìm thấy chứng thư của người ký.",
    en: "The signer's certificate was not found.",
  },
  "cms.other-certificate-named": {
    vi: "Chữ ký chỉ định một chứng thư khác với chứng thư kèm theo.",
    en: "The signature names another certificate than the one it brings.",
  },
  "cms.other-algorithm-named": {
    vi: "Thuật toán người ký chỉ định khác với thuật toán ghi bên ngoài chữ ký.",
    en: "The signer named other algorithms than those that stand beside the signature.",
  },
  "cms.content-in-detached": {
    vi: "Chữ ký tự mang một nội dung riêng thay vì ký tệp này.",
    en: "The signature carries content of its own instead of signing this file.",
  },
  "cms.content-type-missing": {
    vi: "Chữ ký không cho biết nó ký loại nội dung nào.",
    en: "The signature does not say what kind of content it signs.",
  },
  "cms.content-type-differs": {
    vi: "Loại nội dung ghi trong chữ ký không khớp với nội dung.",
    en: "The kind of content named in the signature is not the content's.",
  },
  "cms.digest-missing": {
    vi: "Chữ ký không có giá trị băm của nội dung.",
    en: "The signature has no digest of the content.",
  },
  "cms.several-digests": {
    vi: "Chữ ký mang nhiều giá trị băm của nội dung.",
    en: "The signature carries several digests of the content.",
  },
  "cms.followed-by-bytes": {
    vi: "Sau giá trị chữ ký còn dữ liệu khác trong ô chữ ký.",
    en: "Other data follow the signature value in its place.",
  },
  "time-stamp.not-verified": {
    vi: "Dấu thời gian kèm chữ ký không xác minh được.",
    en: "The signature's time-stamp cannot be verified.",
  },
  "time-stamp.other-bytes": {
    vi: "Dấu thời gian đóng cho dữ liệu khác.",
    en: "The time-stamp is for other data.",
  },
  "time-stamp.order": {
    vi: "Dấu thời gian kèm chữ ký muộn hơn dấu thời gian của văn bản đã bao trùm nó.",
    en: "The signature's time-stamp is later than the document's time-stamp that covers it.",
  },
  "time-stamp.outside-validity": {
    vi: "Dấu thời gian {time} nằm ngoài thời hạn chứng thư của tổ chức cấp dấu.",
    en: "The time-stamp's time {time} lies outside of its authority's certificate.",
  },
  "time-stamp.unreadable": {
    vi: "Không đọc được dấu thời gian.",
    en: "The time-stamp cannot be read.",
  },
} as const satisfies Messages;
