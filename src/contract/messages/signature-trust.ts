import type { Messages } from "./message.ts";

/** Whose certificate it is, whether it is believed, and what the document is worth in law. */
export const signatureTrustMessages = {
  "path.none": {
    vi: "Không có đường dẫn từ chứng thư người ký đến tổ chức chứng thực được tin cậy.",
    en: "No path leads from the signer's certificate to a trusted authority.",
  },
  "path.purpose": {
    vi: "Chứng thư '{certificate}' không được cấp để ký văn bản.",
    en: "The certificate '{certificate}' is not meant for signing documents.",
  },
  "path.no-ca": {
    vi: "'{certificate}' cấp chứng thư mà không phải tổ chức chứng thực.",
    en: "'{certificate}' issued a certificate without being an authority.",
  },
  "path.too-long": {
    vi: "Dưới '{certificate}' có nhiều cấp chứng thực hơn mức cho phép.",
    en: "More levels stand below '{certificate}' than it allows.",
  },
  "path.name": {
    vi: "Tên trong chứng thư '{certificate}' nằm ngoài phạm vi mà tổ chức cấp được phép.",
    en: "The names of the certificate '{certificate}' lie outside of what its authority may name.",
  },
  "path.critical-extension": {
    vi: "Chứng thư '{certificate}' có phần mở rộng bắt buộc mà chưa hiểu được.",
    en: "The certificate '{certificate}' has a critical extension that is not understood.",
  },
  "path.key-unsupported": {
    vi: "Loại khóa của chứng thư '{certificate}' chưa được hỗ trợ.",
    en: "The key of the certificate '{certificate}' is of a kind that is not supported.",
  },
  "path.weak": {
    vi: "Chứng thư '{certificate}' dùng thuật toán không còn an toàn ({algorithm}).",
    en: "The certificate '{certificate}' uses an algorithm that is no longer safe ({algorithm}).",
  },
  "path.expired": {
    vi: "Chứng thư '{certificate}' đã hết hạn và không có dấu thời gian chứng minh đã ký khi còn hạn.",
    en: "The certificate '{certificate}' has expired and no time-stamp proves that it was used before.",
  },
  "path.not-yet-valid": {
    vi: "Chứng thư '{certificate}' chưa có hiệu lực.",
    en: "The certificate '{certificate}' is not valid yet.",
  },
  "path.revoked": {
    vi: "Chứng thư '{certificate}' đã bị thu hồi từ {since}.",
    en: "The certificate '{certificate}' is revoked since {since}.",
  },
  "path.revocation-stale": {
    vi: "Trả lời về thu hồi của chứng thư '{certificate}' đã quá cũ.",
    en: "The answers about the revocation of '{certificate}' are too old.",
  },
  "path.revocation-unknown": {
    vi: "Chưa biết chứng thư '{certificate}' có bị thu hồi không.",
    en: "Whether the certificate '{certificate}' is revoked is not known yet.",
  },
  "legal-value.signed-and-sealed": {
    vi: "Có chữ ký số của người có thẩm quyền và của cơ quan, đều hợp lệ: có giá trị như bản gốc giấy ({source}).",
    en: "Signed by the competent person and by the agency, both valid: worth the original on paper ({source}).",
  },
  "legal-value.signed": {
    vi: "Có chữ ký số hợp lệ của người có thẩm quyền ({source}).",
    en: "Signed by the competent person, validly ({source}).",
  },
  "legal-value.no-seal": {
    vi: "Chưa có chữ ký số của cơ quan: để tham khảo ({source}).",
    en: "The agency's signature is missing: for reference ({source}).",
  },
  "legal-value.no-person": {
    vi: "Chưa có chữ ký số của người có thẩm quyền: để tham khảo ({source}).",
    en: "The competent person's signature is missing: for reference ({source}).",
  },
  "legal-value.seal-before-signature": {
    vi: "Chữ ký của cơ quan có trước chữ ký của người có thẩm quyền: để tham khảo ({source}).",
    en: "The agency signed before the competent person: for reference ({source}).",
  },
  "legal-value.not-signed": {
    vi: "Không có chữ ký số: để tham khảo, cần bản giấy ({source}).",
    en: "Not signed digitally: for reference, the paper is needed ({source}).",
  },
  "legal-value.not-proven": {
    vi: "Có chữ ký chưa kết luận được: tạm để tham khảo ({source}).",
    en: "A signature could not be concluded upon: for reference until it is ({source}).",
  },
  "legal-value.signature-failed": {
    vi: "Có chữ ký không hợp lệ: không dùng văn bản này ({source}).",
    en: "A signature is invalid: do not use this document ({source}).",
  },
  "legal-value.scan-accepted": {
    vi: "Bản quét từ giấy đã ký, đóng dấu; quy chế của cơ quan cho dùng thay giấy ({source}).",
    en: "A scan of a signed and sealed paper, which the agency's rules accept ({source}).",
  },
} as const satisfies Messages;
