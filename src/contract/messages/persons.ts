import type { Messages } from "./message.ts";

/** What Microsoft 365 does not do, or not yet, in a person's name. */
export const personsMessages = {
  "graph.consent-needed": {
    vi: "Microsoft 365 cần sự đồng ý để Vanthu làm việc này thay bạn. Chỉ làm khi được bấm.",
    en: "Microsoft 365 needs a consent before Vanthu does this in your name. It is done only when you press for it.",
  },
  "graph.sign-in-again": {
    vi: "Microsoft 365 cần đăng nhập lại hoặc xác thực thêm một bước rồi mới làm tiếp.",
    en: "Microsoft 365 wants you to sign in again, or to prove once more who you are, before it goes on.",
  },
  "graph.not-here": {
    vi: "Việc này cần Microsoft 365, nơi này chưa nối.",
    en: "This needs Microsoft 365, which is not connected here.",
  },
  "graph.not-set-up": {
    vi: "Entra không cho Vanthu làm thay người dùng ({reason}). Người quản trị chạy npm run doctor -- identity để xem chỗ sai.",
    en: "Entra does not let Vanthu act in people's names ({reason}). An administrator runs npm run doctor -- identity to see what is wrong.",
  },
  "graph.denied": {
    vi: "Microsoft 365 không cho tài khoản này làm việc đó ({reason}). Báo người quản trị Microsoft 365.",
    en: "Microsoft 365 does not let this account do it ({reason}). Tell the administrator of Microsoft 365.",
  },
  "graph.busy": {
    vi: "Microsoft 365 đang quá tải; thử lại sau {seconds} giây.",
    en: "Microsoft 365 is asked too much at the moment; try again in {seconds} seconds.",
  },
  "graph.away": {
    vi: "Microsoft 365 không trả lời; thử lại sau ít phút.",
    en: "Microsoft 365 does not answer; try again in a few minutes.",
  },
  "message-file.absent": {
    vi: "Không mở được “{name}”: tệp không còn, hoặc tài khoản này không được chia sẻ. Nhờ người gửi chia sẻ, hoặc tải tệp về rồi thêm tại đây.",
    en: "“{name}” cannot be opened: it is gone, or is not shared with this account. Ask the sender to share it, or save it and add it here.",
  },
  "message-file.place": {
    vi: "“{name}” không nằm trong SharePoint hay OneDrive; tải tệp về rồi thêm tại đây.",
    en: "“{name}” does not lie in SharePoint or OneDrive; save it and add it here.",
  },
  "message-file.cut": {
    vi: "“{name}” đứt giữa chừng khi lấy về; thử lại, hoặc tải tệp về rồi thêm tại đây.",
    en: "“{name}” broke off while it was fetched; try again, or save it and add it here.",
  },
} as const satisfies Messages;
