import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Hộp lỗi", en: "Dead letters" },
  about: {
    vi: "Những việc gửi đi đã thử nhiều lần mà không được. Không có gì mất: gửi lại khi nguyên nhân đã hết.",
    en: "What could not be sent after many attempts. Nothing is lost: send it again when the cause is gone.",
  },
  list: { vi: "Việc không gửi được", en: "Dead letters" },
  why: { vi: "Lý do", en: "Why" },
  whyAway: {
    vi: "Máy chủ Teams lúc đó gặp sự cố, không nhận.",
    en: "Teams' server had trouble at that time and did not take it.",
  },
  whyUnreachable: {
    vi: "Không kết nối được với Teams. Kiểm tra đường mạng của máy chủ Vanthu rồi gửi lại.",
    en: "Teams could not be reached. Check the network of Vanthu's server, then send again.",
  },
  whyBusy: {
    vi: "Teams giới hạn số thẻ trong một lúc. Gửi lại sau ít phút thường là được.",
    en: "Teams limits how many cards it takes at once. Sending again in a few minutes usually works.",
  },
  whySignIn: {
    vi: "Teams không nhận danh tính của Vanthu. Người vận hành kiểm tra mật khẩu hoặc chứng thư của ứng dụng rồi gửi lại.",
    en: "Teams does not accept Vanthu's identity. Who runs the server checks the app's secret or certificate first.",
  },
  whyGone: {
    vi: "Cuộc trò chuyện hoặc thẻ không còn trong Teams; gửi lại có thể vẫn không được.",
    en: "The chat or the card is gone from Teams; sending again may not help.",
  },
  whySlow: {
    vi: "Chưa xong trong thời gian cho phép. Gửi lại thường là được.",
    en: "It was not done in the time allowed. Sending again usually works.",
  },
  whyCrashed: {
    vi: "Việc này nhiều lần làm máy chủ Vanthu dừng giữa chừng. Báo người vận hành trước khi gửi lại.",
    en: "This has stopped Vanthu's server several times. Tell who runs the server before sending again.",
  },
  whyUnknown: {
    vi: "Lỗi chưa gặp trước đây. Gửi lại; nếu vẫn không được, chuyển phần chi tiết cho người vận hành.",
    en: "An error not met before. Send again; if it fails again, pass the details to who runs the server.",
  },
  when: { vi: "Dừng lúc {failed}, sau {n} lần thử", en: "Given up {failed}, after {n} attempts" },
  whenOnce: { vi: "Dừng lúc {failed}, sau 1 lần thử", en: "Given up {failed}, after 1 attempt" },
  since: { vi: "việc từ {created}", en: "from {created}" },
  details: { vi: "Chi tiết cho người vận hành", en: "Details for who runs the server" },
  again: { vi: "Gửi lại", en: "Send again" },
  againWhat: { vi: "Gửi lại: {what}", en: "Send again: {what}" },
  sending: { vi: "Đang gửi lại…", en: "Sending…" },
  revived: {
    vi: "Đã xếp vào hàng gửi lại lúc {time}. Nếu vẫn không được, việc này sẽ trở lại đây.",
    en: "Queued again at {time}. If it fails again it comes back here.",
  },
  allAgain: { vi: "Gửi lại tất cả ({n})", en: "Send all again ({n})" },
  allSending: { vi: "Đang gửi lại {at}/{n}…", en: "Sending {at} of {n}…" },
  allDone: { vi: "Đã xếp {n} việc vào hàng gửi lại", en: "{n} queued again" },
  none: { vi: "Không có gì bị kẹt", en: "Nothing is stuck" },
  noneHint: {
    vi: "Mọi thẻ đều đã gửi hoặc đang được gửi. Việc nào thử mãi không được sẽ nằm lại đây.",
    en: "Every card was sent or is on its way. What cannot be sent at all stays here.",
  },
  most: { vi: "Chỉ hiện {n} việc gần nhất.", en: "Only the latest {n} are shown." },
});
