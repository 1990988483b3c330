import type { Messages } from "./message.ts";

/** The working calendar, deadlines and reminders. */
export const calendarMessages = {
  "calendar.hours": {
    vi: "Giờ làm việc phải có dạng 07:30 và theo thứ tự sáng đến chiều.",
    en: "Working hours have the form 07:30 and follow each other from morning to afternoon.",
  },
  "calendar.no-weekday": {
    vi: "Cần có ít nhất một ngày làm việc trong tuần.",
    en: "At least one day of the week must be worked.",
  },
  "calendar.year-twice": { vi: "Năm {year} có hai bảng lịch.", en: "There are two tables for {year}." },
  "calendar.version": {
    vi: "Bảng lịch năm {year} không có phiên bản hợp lệ.",
    en: "The table of {year} has no valid version.",
  },
  "calendar.day-outside-year": {
    vi: "Ngày {date} không có trong năm {year}.",
    en: "There is no day {date} in {year}.",
  },
  "calendar.day-twice": {
    vi: "Ngày {date} có hai dòng trong bảng.",
    en: "{date} stands twice in the table.",
  },
  "calendar.second-national-day": {
    vi: "Quốc khánh được nghỉ thêm một ngày liền trước hoặc liền sau 02/9. Dự kiến {proposed}; nếu thông báo là {other}, hãy sửa lại.",
    en: "National Day has a second day off next to 2 September. Proposed: {proposed}; change it if {other} is announced.",
  },
  "calendar.swaps-unknown": {
    vi: "Ngày làm việc hoán đổi của năm {year} không tính được. Hãy nhập theo thông báo: ngày nghỉ và thứ Bảy làm bù.",
    en: "Swapped working days of {year} cannot be computed. Enter them as announced: the day off and the Saturday worked.",
  },
  "calendar.tet-unconfirmed": {
    vi: "Tết Nguyên đán năm {year} tính theo âm lịch, chưa đối chiếu với thông báo chính thức.",
    en: "Lunar New Year of {year} is computed and not yet compared with the official announcement.",
  },
  "deadlines.not-a-date": {
    vi: "Thời hạn không phải là một ngày hợp lệ.",
    en: "The deadline is not a valid date.",
  },
  "deadlines.days": {
    vi: "Số ngày làm việc phải là số nguyên từ 1 đến {max}.",
    en: "Working days must be a whole number from 1 to {max}.",
  },
  "deadlines.hours": {
    vi: "Số giờ làm việc phải lớn hơn 0 và không quá {max}.",
    en: "Working hours must be more than 0 and at most {max}.",
  },
  "deadlines.past": { vi: "Thời hạn {due} đã qua.", en: "The deadline {due} has passed." },
  "deadlines.reminder-days": {
    vi: "Số ngày nhắc việc phải là số nguyên từ 1 đến {max}.",
    en: "Days for reminders must be whole numbers from 1 to {max}.",
  },
} as const satisfies Messages;
