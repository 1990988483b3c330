import type { Message } from "./message.ts";

/** Stands in place of the card of whoever was named in an order that was mended at once. */
export const notYoursNote: Message = {
  vi: "Văn bản vừa giao đã được giao lại cho nơi khác; không phải xử lý và không còn trong phạm vi được xem.",
  en: "The document just assigned has been given to somebody else: there is nothing to do, and it is no longer yours to see.",
};
