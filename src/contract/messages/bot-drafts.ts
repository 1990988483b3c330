import type { Messages } from "./message.ts";

/** Cards about drafts: to who approves, and to who wrote. */
export const botDraftMessages = {
  draftHeading: { vi: "DỰ THẢO · {type}", en: "DRAFT · {type}" },
  draftVersion: { vi: "Bản {number}", en: "Version {number}" },
  draftToReview: { vi: "Mời góp ý dự thảo", en: "Draft to review" },
  draftToApprove: { vi: "Trình dự thảo", en: "Draft submitted" },
  draftApproved: { vi: "Dự thảo đã được duyệt", en: "Draft approved" },
  draftGivenBack: { vi: "Dự thảo bị trả lại", en: "Draft given back" },
  draftWithdrawn: { vi: "Dự thảo đã thôi soạn", en: "Draft given up" },
  draftIssued: { vi: "Dự thảo đã phát hành", en: "Draft issued" },
  draftChangedAfter: { vi: "Dự thảo bị sửa sau khi duyệt", en: "Draft changed after the approval" },
  draftVersionRefused: { vi: "Bản sửa trong Word không được nhận", en: "A version from Word was refused" },
  draftBy: { vi: "{drafter} soạn thảo{unit}", en: "Drafted by {drafter}{unit}" },
  draftReplyTo: {
    vi: "Trả lời văn bản số đến {number} · {symbol}",
    en: "Answers arrival no. {number} · {symbol}",
  },
  draftSubmittedBy: { vi: "{by} trình lúc {when}", en: "Submitted by {by} at {when}" },
  draftReason: { vi: "Lý do trả lại:", en: "Why it was given back:" },
  draftNote: { vi: "Ghi chú khi trình:", en: "Note:" },
  draftApprovedBy: {
    vi: "{by} đã duyệt bản {number} lúc {when}",
    en: "{by} approved version {number} at {when}",
  },
  draftReturnedBand: { vi: "Đã trả lại để sửa", en: "Given back for changes" },
  draftWithdrawnBand: {
    vi: "Người soạn thảo đã thôi soạn dự thảo này",
    en: "The drafter gave this draft up",
  },
  draftIssuedBand: { vi: "Đã phát hành", en: "Issued" },
  draftNewer: {
    vi: "Có bản {latest} mới hơn bản được trình. Nút duyệt chỉ duyệt bản {number}.",
    en: "There is version {latest}, newer than the one submitted. The button approves version {number} alone.",
  },
  draftLate: {
    vi: "Đã có bản mới sau bản {number} được duyệt. Bản đã duyệt được giữ nguyên; muốn dùng bản mới phải trình lại.",
    en: "There is a newer version than version {number}, which was approved and is kept as it was. To use the new one it must be submitted again.",
  },
  doApproveDraft: { vi: "Duyệt bản {number}", en: "Approve version {number}" },
  doGiveDraftBack: { vi: "Trả lại", en: "Give back" },
  openDraft: { vi: "Mở dự thảo", en: "Open the draft" },
  sayDraftToReview: {
    vi: "{drafter} mời góp ý dự thảo {type}: {abstract}.",
    en: "{drafter} asks you to review a draft {type}: {abstract}.",
  },
  sayDraftToApprove: {
    vi: "{by} trình duyệt dự thảo {type}: {abstract}.",
    en: "{by} submitted a draft {type} for approval: {abstract}.",
  },
  sayDraftApproved: {
    vi: "Dự thảo {type} đã được duyệt: {abstract}.",
    en: "The draft {type} was approved: {abstract}.",
  },
  sayDraftGivenBack: {
    vi: "Dự thảo {type} bị trả lại để sửa: {abstract}.",
    en: "The draft {type} was given back for changes: {abstract}.",
  },
  sayDraftWithdrawn: {
    vi: "Thôi soạn dự thảo {type}: {abstract}.",
    en: "The draft {type} was given up: {abstract}.",
  },
  sayDraftIssued: {
    vi: "Dự thảo {type} đã phát hành: {abstract}.",
    en: "The draft {type} was issued: {abstract}.",
  },
  sayDraftChangedAfter: {
    vi: "Dự thảo {type} bị sửa sau khi duyệt: {abstract}.",
    en: "The draft {type} was changed after its approval: {abstract}.",
  },
  sayDraftVersionRefused: {
    vi: "Bản sửa trong Word của dự thảo {type} không được nhận: {abstract}.",
    en: "A version of the draft {type} from Word was refused: {abstract}.",
  },
} as const satisfies Messages;
