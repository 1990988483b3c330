import type { LegalStanding } from "../../domain/legal-value/legal-value.ts";
import type { Message, Messages } from "./message.ts";

/** What a list, a card and the history call it. */
export const legalStandingWords = {
  none: { vi: "Không có tệp", en: "No file" },
  checking: { vi: "Đang kiểm tra chữ ký", en: "Checking signatures" },
  replacesPaper: { vi: "Thay bản giấy", en: "Replaces paper" },
  paperEquivalent: { vi: "Có giá trị như bản giấy", en: "Worth its paper" },
  reference: { vi: "Để tham khảo", en: "For reference" },
  invalid: { vi: "Không hợp lệ", en: "Invalid" },
} as const satisfies Readonly<Record<LegalStanding, Message>>;

/** What a document is worth in law and why. */
export const legalValueMessages = {
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
  "legal-value.scan-for-reference": {
    vi: "Bản quét từ bản giấy: để tham khảo; bản giấy đã ký, đóng dấu mới là bản chính ({source}).",
    en: "A scan of a paper: for reference; the signed and sealed paper is the original ({source}).",
  },
  "legal-value.no-file": {
    vi: "Không có tệp văn bản chính để kiểm tra: để tham khảo ({source}).",
    en: "There is no main file to check: for reference ({source}).",
  },
  "legal-value.seal-of-another": {
    vi: "Chữ ký số '{seal}' là của cơ quan khác, không phải của '{sender}'.",
    en: "The seal of '{seal}' is another agency's, not that of '{sender}'.",
  },
  "legal-value.seal-unmatched": {
    vi: "Chưa xác định được chữ ký số '{seal}' có phải của '{sender}' không; ghi rõ tên hoặc mã cơ quan ban hành để kiểm tra lại.",
    en: "Whether the seal of '{seal}' is that of '{sender}' cannot be told; a full name or code of the sender settles it.",
  },
  "legal-value.signer-differs": {
    vi: "Người ký số là '{signer}', văn bản ghi người ký là '{named}'.",
    en: "Signed by '{signer}' while the document names '{named}'.",
  },
  "legal-value.signer-of-another": {
    vi: "Người ký số '{signer}' thuộc '{organization}', không thuộc '{sender}'.",
    en: "The signer '{signer}' is of '{organization}', not of '{sender}'.",
  },
  "legal-value.signer-not-named": {
    vi: "Sổ chưa ghi người ký; theo chứng thư, người ký là '{signer}'.",
    en: "The register names no signer; by the certificate it is '{signer}'.",
  },
  "legal-value.signer-kind-unknown": {
    vi: "Chưa xác định được chữ ký số '{signer}' là của cá nhân hay của cơ quan.",
    en: "Whether '{signer}' is a person or an agency cannot be told from the certificate.",
  },
  "legal-value.attachment-failed": {
    vi: "Chữ ký số của tệp kèm theo '{name}' không hợp lệ: không dùng văn bản này.",
    en: "A signature of the attachment '{name}' is invalid: do not use this document.",
  },
  "legal-value.attachment-not-sealed": {
    vi: "Tệp kèm theo '{name}' chưa có chữ ký số của cơ quan: tệp này để tham khảo.",
    en: "The attachment '{name}' does not carry the agency's signature: that file is for reference.",
  },
} as const satisfies Messages;
