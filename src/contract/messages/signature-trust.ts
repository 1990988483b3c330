import type { Messages } from "./message.ts";

/** Whose certificate it is, and whether it is believed. */
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
  "signature.before-certificate": {
    vi: "Dấu thời gian cho thấy đã ký lúc {time}, trước khi chứng thư của người ký có hiệu lực.",
    en: "A time-stamp shows it signed at {time}, before the signer's certificate began.",
  },
  "path.revoked": {
    vi: "Chứng thư '{certificate}' đã bị thu hồi từ {since}.",
    en: "The certificate '{certificate}' is revoked since {since}.",
  },
  "path.on-hold": {
    vi: "Chứng thư '{certificate}' đang bị tạm dừng.",
    en: "The certificate '{certificate}' is suspended.",
  },
  "path.revocation-stale": {
    vi: "Trả lời về thu hồi của chứng thư '{certificate}' đã quá cũ.",
    en: "The answers about the revocation of '{certificate}' are too old.",
  },
  "path.revocation-unknown": {
    vi: "Chưa biết chứng thư '{certificate}' có bị thu hồi không.",
    en: "Whether the certificate '{certificate}' is revoked is not known yet.",
  },
} as const satisfies Messages;
