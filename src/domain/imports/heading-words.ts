import type { ImportField } from "./mapping.ts";

/**
 * What agencies and the systems they have used write above each column, folded; the words of NĐ 30, Phụ lục IV first. A
 * heading that is one of them is that field; one that only holds it may be.
 */
export const headingWords: Readonly<Record<ImportField, string>> = {
  arrivedOn:
    "ngay den|ngay thang den|ngay nhan|ngay nhan van ban|ngay tiep nhan|ngay vao so|ngay van ban den|thoi gian den|ngay dang ky|ngay den vb",
  arrivalNumber:
    "so den|so van ban den|so vb den|so thu tu den|so vao so|so dang ky|so den vb|so den van ban|so cong van den|so cv den|so tt den",
  sender:
    "tac gia|co quan ban hanh|noi ban hanh|don vi ban hanh|co quan gui|noi gui|don vi gui|noi phat hanh|co quan phat hanh|ten co quan ban hanh|noi gui den|noi gui van ban|co quan to chuc ban hanh|co quan ban hanh van ban|cqbh",
  symbol:
    "so ky hieu van ban|so ky hieu|so va ky hieu|so va ky hieu van ban|so ki hieu|so hieu van ban|so hieu|so ky hieu vb|so kh|so kh vb|so ky hieu goc",
  number: "so van ban|so vb|so|so di|so van ban di|so vb di|so cong van|so cv|so thu tu di",
  notation: "ky hieu|ky hieu van ban|ki hieu|ky hieu vb",
  issuedOn:
    "ngay thang van ban|ngay thang nam van ban|ngay van ban|ngay ban hanh|ngay vb|ngay thang|ngay thang ban hanh|ngay thang nam|ngay ky|ngay ky ban hanh|ngay phat hanh|ngay ban hanh van ban|ngay thang vb",
  typeAndAbstract:
    "ten loai va trich yeu noi dung van ban|ten loai va trich yeu noi dung|ten loai va trich yeu|ten loai trich yeu noi dung|ten loai va trich yeu noi dung vb|loai va trich yeu|ten loai trich yeu|ten loai va noi dung trich yeu",
  type: "ten loai|loai van ban|loai vb|ten loai van ban|hinh thuc van ban|the loai|the loai van ban|hinh thuc|loai cong van",
  abstract:
    "trich yeu|trich yeu noi dung|noi dung|noi dung trich yeu|noi dung van ban|trich yeu noi dung van ban|trich yeu van ban|ve viec|tom tat noi dung|noi dung vb",
  receiver:
    "don vi hoac nguoi nhan|don vi nguoi nhan|don vi ca nhan nhan|noi nhan|nguoi nhan|don vi nhan|don vi xu ly|don vi xu ly chinh|don vi xu ly chu tri|nguoi xu ly|nguoi xu ly chinh|don vi chu tri|don vi giai quyet|noi nhan xu ly|chuyen cho|chuyen den",
  recipients:
    "noi nhan van ban|noi nhan|noi nhan vb|don vi nhan|co quan nhan|noi gui den|noi gui|don vi nhan van ban|noi nhan ben ngoai",
  signer: "nguoi ky|nguoi ky van ban|ho ten nguoi ky|lanh dao ky|nguoi ky duyet",
  signerPosition: "chuc vu|chuc vu nguoi ky|chuc danh nguoi ky",
  archiveKeeper:
    "don vi nguoi nhan ban luu|don vi hoac nguoi nhan ban luu|noi nhan ban luu|nguoi nhan ban luu|noi luu|don vi luu|luu",
  copies: "so luong ban|so ban|so luong|so luong ban phat hanh|so ban phat hanh",
  draftingUnit: "don vi soan thao|don vi soan|phong soan thao|noi soan thao|don vi du thao|don vi trinh",
  transferredOn: "ngay chuyen|ngay thang chuyen|ngay giao",
  signedFor: "ky nhan|nguoi ky nhan|chu ky nguoi nhan",
  note: "ghi chu|chu thich",
  secrecy: "do mat|muc do mat|mat|cap do mat",
  urgency: "do khan|muc do khan|do khan cap|khan|cap do khan",
  pages: "so trang|so to|so trang van ban|so trang so to|so luong trang",
  dueOn:
    "han xu ly|thoi han giai quyet|han giai quyet|thoi han xu ly|thoi han|han xu ly van ban|ngay het han|han tra loi",
  documentCode: "ma dinh danh|ma dinh danh van ban|ma van ban|ma dinh danh vb",
};
