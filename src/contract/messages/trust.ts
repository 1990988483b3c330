import type { Messages } from "./message.ts";

/** The list of certificates that an agency believes. */
export const trustMessages = {
  "trust.unreadable": {
    vi: "Không đọc được chứng thư trong tệp. Tệp cần ở dạng PEM, DER hoặc P7B.",
    en: "No certificate can be read in the file. It should be PEM, DER or P7B.",
  },
  "trust.known": {
    vi: "Chứng thư '{subject}' đã có trong danh sách tin cậy.",
    en: "The certificate '{subject}' is on the trust list already.",
  },
  "trust.no-ca": {
    vi: "'{subject}' không phải chứng thư của tổ chức chứng thực. Chữ ký của người, cơ quan được tin theo tổ chức đã cấp chứng thư.",
    en: "'{subject}' is no certificate of an authority. People's and agencies' signatures are believed by who issued their certificates.",
  },
  "trust.no-time-stamps": {
    vi: "'{subject}' không phải chứng thư của tổ chức cấp dấu thời gian.",
    en: "'{subject}' is no certificate of a time-stamping authority.",
  },
  "trust.period": {
    vi: "Ngày cuối không được trước ngày đầu.",
    en: "The last day cannot come before the first.",
  },
  "evidence.nothing-signed": {
    vi: "Tệp này không có chữ ký số nên không có hồ sơ chứng cứ.",
    en: "The file has no digital signature, so there is no evidence of one.",
  },
  "trust.absent": {
    vi: "Không có chứng thư này trong danh sách tin cậy.",
    en: "There is no such certificate on the trust list.",
  },
} as const satisfies Messages;
