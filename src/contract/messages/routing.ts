import type { Messages } from "./message.ts";

/** Why an act on a document or an assignment is refused, and what to do instead. */
export const routingMessages = {
  "document.absent": {
    vi: "Không tìm thấy văn bản này, hoặc văn bản không được gửi cho người đang xem.",
    en: "This document was not found, or it was not sent to you.",
  },
  "document.changed": {
    vi: "Văn bản vừa được người khác xử lý. Nội dung mới nhất đã được tải lại; hãy xem rồi thực hiện lại nếu vẫn cần.",
    en: "Somebody has just acted on this document. The latest state is shown; look at it and act again if it is still needed.",
  },
  "access.leader-of-document-only": {
    vi: "Chỉ lãnh đạo được trình văn bản này mới cho ý kiến được (Nghị định 30/2020/NĐ-CP, Điều 23).",
    en: "Only the leader to whom this document was submitted can do this (Decree 30/2020/NĐ-CP, Article 23).",
  },
  "access.clerks-only": {
    vi: "Chỉ văn thư của cơ quan thực hiện được việc này (Nghị định 30/2020/NĐ-CP, Điều 4).",
    en: "Only a clerk of the agency can do this (Decree 30/2020/NĐ-CP, Article 4).",
  },
  "access.assignee-only": {
    vi: "Chỉ người hoặc đơn vị được giao việc này mới thực hiện được.",
    en: "Only the person or unit it was assigned to can do this.",
  },
  "access.unit-head-only": {
    vi: "Chỉ trưởng đơn vị được giao mới phân công tiếp trong đơn vị được.",
    en: "Only the head of the unit it was assigned to can assign it on.",
  },
  "access.assigner-only": {
    vi: "Chỉ người đã giao việc và đặt thời hạn mới trả lời đề nghị gia hạn được.",
    en: "Only the person who assigned it and set the deadline can answer a request for more time.",
  },
  "routing.already-assigned": {
    vi: "Văn bản đã được giao xử lý nên không trình lại được. Lãnh đạo có thể cho ý kiến bổ sung.",
    en: "The document is already being handled, so it cannot be submitted again. Its leader can add an instruction.",
  },
  "routing.not-before-leader": {
    vi: "Văn bản hiện không chờ ý kiến lãnh đạo. Hãy đề nghị văn thư trình lại.",
    en: "The document is not waiting for a leader at present. Ask the clerk to submit it again.",
  },
  "routing.before-leader": {
    vi: "Văn bản đang chờ ý kiến lãnh đạo nên không chuyển thẳng được.",
    en: "The document is before a leader, so it cannot be transferred directly.",
  },
  "routing.no-direct-transfer": {
    vi: "Quy chế của cơ quan không cho văn thư chuyển thẳng. Hãy trình lãnh đạo, hoặc đề nghị quản trị sửa quy tắc (Nghị định 30/2020/NĐ-CP, Điều 23).",
    en: "The agency's rules do not let clerks transfer directly. Submit it to a leader, or ask the administrator to change the rule (Decree 30/2020/NĐ-CP, Article 23).",
  },
  "routing.not-a-leader": {
    vi: "Người được chọn không phải lãnh đạo của cơ quan. Hãy chọn lại.",
    en: "The person chosen is not a leader of the agency. Choose another.",
  },
  "routing.done": {
    vi: "Văn bản đã hoàn thành. Muốn chỉ đạo thêm, hãy mở lại văn bản trước.",
    en: "The document is done. Reopen it before giving further instructions.",
  },
  "routing.not-done": {
    vi: "Văn bản chưa hoàn thành nên chưa cần mở lại.",
    en: "The document is not done, so there is nothing to reopen.",
  },
  "routing.nobody-assigned": {
    vi: "Chưa chọn đơn vị hoặc người nhận mới. Hãy chọn ít nhất một nơi nhận.",
    en: "Nobody new is chosen. Choose at least one unit or person.",
  },
  "routing.lead-needed": {
    vi: "Có đơn vị phối hợp thì phải xác định đơn vị hoặc người chủ trì (Nghị định 30/2020/NĐ-CP, Điều 23).",
    en: "Where others support, a lead must be named (Decree 30/2020/NĐ-CP, Article 23).",
  },
  "routing.assigned-twice": {
    vi: "Một đơn vị hoặc một người được chọn hai lần. Hãy bỏ bớt một vai trò.",
    en: "A unit or person is chosen twice. Remove one of the roles.",
  },
  "routing.unknown-assignee": {
    vi: "Đơn vị hoặc người được chọn không thuộc phạm vi được giao. Hãy chọn lại trong danh sách.",
    en: "The unit or person chosen cannot be assigned here. Choose again from the list.",
  },
  "routing.unit-without-head": {
    vi: "{unit} hiện chưa có trưởng đơn vị để nhận việc. Hãy giao cho một người, hoặc đề nghị quản trị bổ nhiệm.",
    en: "{unit} has no head at present to receive work. Assign a person, or ask the administrator to appoint one.",
  },
  "routing.deadline-past": {
    vi: "Thời hạn đã qua. Hãy chọn một thời điểm sau lúc này.",
    en: "The deadline has passed already. Choose a later time.",
  },
  "routing.deadline-after-document": {
    vi: "Thời hạn này sau hạn ghi trên văn bản ({due}). Hạn của văn bản được ưu tiên; chỉ giao muộn hơn khi nơi gửi đã đồng ý, và hãy xác nhận điều đó.",
    en: "This deadline is later than the document's own ({due}). The document's own comes first; give a later one only when its sender has agreed, and confirm that.",
  },
  "routing.mend-too-late": {
    vi: "Ý kiến chỉ đạo chỉ sửa được trong {minutes} phút, khi chưa có ai nhận việc. Hãy cho ý kiến bổ sung.",
    en: "An instruction can be mended only within {minutes} minutes and before anybody has acknowledged it. Give a further instruction instead.",
  },
  "routing.deadline-after-unit": {
    vi: "Thời hạn giao tiếp không được sau thời hạn của đơn vị. Hãy chọn sớm hơn, hoặc xin gia hạn trước.",
    en: "The deadline cannot be later than the unit's own. Choose an earlier one, or ask for more time first.",
  },
  "routing.assignment-closed": {
    vi: "Việc này đã kết thúc (đã hoàn thành, trả lại hoặc được thay thế), nên không thực hiện thêm được.",
    en: "This assignment has ended (completed, returned or replaced), so nothing more can be done with it.",
  },
  "routing.already-acknowledged": {
    vi: "Việc này đã được xác nhận trước đó.",
    en: "This was acknowledged before.",
  },
  "routing.already-claimed": {
    vi: "Việc này đã có người nhận xử lý.",
    en: "Somebody has taken this already.",
  },
  "routing.claimed-by": {
    vi: "{who} đã nhận xử lý việc này trước.",
    en: "{who} has taken this already.",
  },
  "routing.inform-only": {
    vi: "Văn bản được gửi để biết, không có việc phải hoàn thành hay giao xử lý.",
    en: "The document was sent for information; there is nothing to complete or to assign.",
  },
  "routing.same-report": {
    vi: "Báo cáo này vừa được gửi, không cần gửi lại.",
    en: "This report was sent just now; there is no need to send it again.",
  },
  "routing.no-deadline": {
    vi: "Việc này không có thời hạn nên không cần gia hạn.",
    en: "This assignment has no deadline, so no more time is needed.",
  },
  "routing.extension-pending": {
    vi: "Đã có đề nghị gia hạn đang chờ trả lời.",
    en: "A request for more time is already waiting for an answer.",
  },
  "routing.extension-not-later": {
    vi: "Thời hạn xin thêm phải sau thời hạn hiện tại và sau lúc này.",
    en: "The time asked for must be after the present deadline and after now.",
  },
  "routing.no-extension-asked": {
    vi: "Không có đề nghị gia hạn nào đang chờ trả lời.",
    en: "No request for more time is waiting.",
  },
  "routing.refused": {
    vi: "Văn bản đã bị từ chối tiếp nhận. Mở lại văn bản trước khi trình hoặc chuyển.",
    en: "The document was refused. Reopen it before it is submitted or transferred.",
  },
  "routing.others-at-work": {
    vi: "Trong đơn vị còn người đang xử lý. Hãy thu hồi hoặc chờ họ xong trước khi trả lại.",
    en: "People of the unit are still at work on it. Wait for them before returning it.",
  },
} as const satisfies Messages;
