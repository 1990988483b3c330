import type { Messages } from "./message.ts";

/** Refusals around drafts (dự thảo), beside those of files and of the gate. */
export const draftMessages = {
  "draft.absent": {
    vi: "Không tìm thấy dự thảo này, hoặc bạn không được xem.",
    en: "This draft was not found, or you may not see it.",
  },
  "draft.changed": {
    vi: "Có người vừa xử lý dự thảo này. Hãy xem lại rồi thao tác tiếp.",
    en: "Somebody has just acted on this draft. Look at it again, then go on.",
  },
  "draft.state": {
    vi: "Dự thảo không còn ở bước này nên không làm được việc vừa chọn. Hãy xem lại trạng thái.",
    en: "The draft is no longer at this step, so this cannot be done. Look at how it stands.",
  },
  "draft.newer-version": {
    vi: "Đã có bản {latest} mới hơn bản đang xem. Hãy mở bản đó, gộp phần sửa của mình rồi tải lên lại.",
    en: "There is version {latest}, newer than the one you saw. Open it, add your changes to it and upload again.",
  },
  "draft.no-such-version": {
    vi: "Dự thảo không có bản này.",
    en: "The draft has no such version.",
  },
  "draft.other-version": {
    vi: "Bản đang xem không phải bản được trình. Hãy xem lại bản được trình rồi duyệt.",
    en: "This is not the version that was submitted. Look at that one, then approve.",
  },
  "draft.approved-already": {
    vi: "Bản này đã được duyệt. Chỉ trình lại khi có bản sửa mới (NĐ 30, Đ11).",
    en: "This version has been approved. It is submitted again only once it was changed (Decree 30, Art. 11).",
  },
  "draft.not-docx": {
    vi: "Dự thảo phải là tệp Word (.docx) để còn sửa được. Tệp “{name}” không phải.",
    en: "A draft is a Word file (.docx), so that it can be edited. “{name}” is not one.",
  },
  "draft.not-an-approver": {
    vi: "Người này không phải lãnh đạo hoặc trưởng đơn vị đang giữ chức. Hãy chọn lại.",
    en: "This person is no leader or head of a unit at present. Choose another.",
  },
  "draft.not-a-colleague": {
    vi: "Có người được chọn không còn làm việc ở cơ quan. Hãy chọn lại.",
    en: "Somebody who was chosen does not work in the agency any more. Choose again.",
  },
  "draft.unknown-unit": {
    vi: "Chỉ chọn được đơn vị mình đang làm việc hoặc phụ trách.",
    en: "Only a unit in which you work, or which you head, can be chosen.",
  },
  "draft.not-approved": {
    vi: "Dự thảo này chưa được duyệt hoặc đã phát hành, nên chưa cấp số được.",
    en: "This draft is not approved, or was issued already, so it gets no number.",
  },
  "draft.no-editing": {
    vi: "Kho lưu trữ của cơ quan không cho sửa chung trong Word. Hãy tải bản mới nhất về, sửa rồi tải lên thành bản mới.",
    en: "The agency's archive does not let people edit in Word together. Download the latest version, edit it and upload it as a new one.",
  },
  "draft.editing-denied": {
    vi: "SharePoint chưa cho Vanthu cấp quyền sửa tệp cho từng người (cần vai trò fullcontrol trên site). Hãy tải bản mới nhất về, sửa rồi tải lên thành bản mới; quản trị có thể xem docs/drafts.md.",
    en: "SharePoint does not let Vanthu give single persons the right to edit (it needs the role fullcontrol on the site). Download the latest version, edit it and upload it as a new one; administrators see docs/drafts.md.",
  },
  "draft.being-edited": {
    vi: "Có người đang mở dự thảo trong Word nên chưa thay được tệp. Hãy chờ họ đóng lại rồi tải lên lần nữa.",
    en: "Somebody has the draft open in Word, so the file cannot be replaced now. Wait until they close it, then upload again.",
  },
  "draft.changed-in-word": {
    vi: "Dự thảo vừa được sửa trong Word và bản đó đang được nhận về. Hãy xem bản mới rồi tải lên lại.",
    en: "The draft has just been changed in Word, and that version is being taken over. Look at it, then upload again.",
  },
  "access.drafters-only": {
    vi: "Chỉ người soạn thảo, người góp ý và trưởng đơn vị soạn thảo làm được việc này.",
    en: "Only those who write and review the draft, and the head of their unit, can do this.",
  },
  "access.drafter-only": {
    vi: "Chỉ người soạn thảo và trưởng đơn vị soạn thảo làm được việc này.",
    en: "Only the drafter and the head of the drafting unit can do this.",
  },
  "access.approver-only": {
    vi: "Chỉ người được trình duyệt dự thảo làm được việc này.",
    en: "Only the person before whom the draft stands can do this.",
  },
} as const satisfies Messages;
