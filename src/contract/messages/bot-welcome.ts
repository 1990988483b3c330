import type { Messages } from "./message.ts";

/** What somebody is told who meets the bot for the first time. */
export const welcomeMessages = {
  welcomeLeader: {
    vi: "Văn bản trình sẽ hiện tại đây; giao việc ngay trên thẻ.",
    en: "Documents submitted to you appear here; instruct on the card.",
  },
  welcomeClerk: {
    vi: "Văn bản lãnh đạo trả lại và việc cần trình sẽ hiện tại đây; vào sổ trong trang Vanthu.",
    en: "Documents given back and to be submitted appear here; register them in the tab.",
  },
  welcomeStaff: {
    vi: "Việc được giao, nhắc hạn và trả lời sẽ hiện tại đây; xử lý ngay trên thẻ.",
    en: "Assignments, reminders and answers appear here; handle them on the card.",
  },
  welcomeHeading: { vi: "Vanthu đã sẵn sàng, {name}", en: "Vanthu is ready, {name}" },
} as const satisfies Messages;
