import { officialBody } from "../src/sample-data/official-text.ts";
import { officialPrinter } from "../src/sample-data/official-pdf.ts";
import type { LocalDate } from "../src/domain/time/local-date.ts";
import type { OfficialDocument } from "../src/sample-data/official-document.ts";

const abstract = "Triển khai cung cấp dịch vụ công trực tuyến toàn trình năm 2027";
/** What the department answers it. */
const answerAbstract = "Báo cáo kế hoạch cung cấp dịch vụ công trực tuyến toàn trình năm 2027";
const issuer = "Ủy ban nhân dân tỉnh Minh Sơn";

/** The letter whose way the story follows, as the province printed and signed it on that day. */
export async function lettersFromTheProvince(date: LocalDate): Promise<Buffer> {
  const paper: OfficialDocument = {
    above: null,
    issuer,
    number: "3158",
    notation: "UBND-KGVX",
    place: "Minh Sơn",
    date,
    typeName: "Công văn",
    abstract,
    addressees: ["Sở Khoa học và Công nghệ", "Ủy ban nhân dân các xã, phường"],
    body: officialBody({ typeName: "Công văn", issuer, abstract, date, by: null }),
    recipients: ["Như trên", "Chủ tịch, các Phó Chủ tịch", "Lưu: VT, KGVX"],
    authority: "KT. CHỦ TỊCH",
    signerPosition: "PHÓ CHỦ TỊCH",
    signerName: "Hà Quý Thành",
    priority: 1,
  };
  const { bytes } = await officialPrinter()(paper);
  return bytes;
}

/** What the department answers, signed and waiting for its number. */
export async function answerOfTheDepartment(date: LocalDate): Promise<Buffer> {
  const own = "Sở Khoa học và Công nghệ";
  const paper: OfficialDocument = {
    above: "Ủy ban nhân dân tỉnh Minh Sơn",
    issuer: own,
    number: "",
    notation: "SKHCN-THKH",
    place: "Minh Sơn",
    date,
    typeName: "Công văn",
    abstract: answerAbstract,
    addressees: [issuer],
    body: officialBody({ typeName: "Công văn", issuer: own, abstract: answerAbstract, date, by: null }),
    recipients: ["Như trên", "Lưu: VT, THKH"],
    authority: null,
    signerPosition: "GIÁM ĐỐC",
    signerName: "Lương Thế Khải",
    priority: 0,
  };
  const { bytes } = await officialPrinter()(paper);
  return bytes;
}
