import assert from "node:assert/strict";
import { array, assert as holds, property, string } from "fast-check";
import { calendarFile } from "../../../src/domain/meetings/calendar-file.ts";
import { isInvitation, readInvitation } from "../../../src/domain/meetings/read-invitation.ts";
import { formatInstant } from "../../../src/domain/time/local-date.ts";

/** `dd/MM/yyyy HH:mm` of begin and end, and the place. */
function read(...lines: string[]): readonly (string | null)[] | null {
  const found = readInvitation(lines, "2026-11-18");
  return found === null ? null : [formatInstant(found.startsAt), formatInstant(found.endsAt), found.place];
}

describe("What an invitation says of its meeting", () => {
  it("is read as offices write it", () => {
    const half = formatInstant(new Date("2026-11-25T01:30:00Z"));
    assert.deepEqual(
      read(
        "1. Thời gian: 08 giờ 30, ngày 25/11/2026.",
        "2. Địa điểm: Phòng họp số 2, trụ sở Sở.",
        "3. Thành phần:",
      ),
      [half, formatInstant(new Date("2026-11-25T03:30:00Z")), "Phòng họp số 2, trụ sở Sở"],
    );
    assert.deepEqual(
      read(
        "- Thời gian: từ 8h30 đến 11 giờ, thứ Tư, ngày 25 tháng 11 năm 2026",
        "- Địa điểm: Hội trường A",
        "tầng 3",
      ),
      [half, formatInstant(new Date("2026-11-25T04:00:00Z")), "Hội trường A tầng 3"],
    );
    assert.deepEqual(read("Thời gian: 08g30 ngày 25 tháng 11"), [
      half,
      formatInstant(new Date("2026-11-25T03:30:00Z")),
      null,
    ]);
    assert.deepEqual(
      read("THỜI GIAN", "8 giờ 30 phút, sáng thứ Tư ngày 25/11/2026", "ĐỊA ĐIỂM: Trực tuyến")?.slice(0, 1),
      [half],
    );
  });

  it("is nothing where day or hour are missing or cannot be", () => {
    assert.equal(read("Thời gian: sáng thứ Tư tuần sau"), null);
    assert.equal(read("Thời gian: 25 giờ 00, ngày 25/11/2026"), null);
    assert.equal(read("Thời gian: 08 giờ 00, ngày 31/02/2026"), null);
    assert.equal(read("Địa điểm: Phòng họp số 2"), null);
    assert.deepEqual([isInvitation("Giấy mời"), isInvitation("Công văn")], [true, false]);
  });

  it("never fails, whatever stands on the paper", () => {
    holds(
      property(array(string()), (lines) => {
        const found = readInvitation(["Thời gian:", ...lines], null);
        assert.ok(found === null || found.startsAt < found.endsAt);
      }),
    );
  });
});

describe("A calendar file (RFC 5545)", () => {
  const event = {
    id: "01a204d9-e3a8-719a-836b-6b4fe458eb52",
    title: "Hội nghị tổng kết; phong trào thi đua, khen thưởng",
    startsAt: new Date("2026-11-25T01:30:00Z"),
    endsAt: new Date("2026-11-25T03:30:00Z"),
    place: "Phòng họp số 2",
    description: "Giấy mời 127/GM-MTTQ.\nVăn bản: https://vanthu.example/tab/documents/1",
    link: "https://vanthu.example/tab/documents/1",
    attendees: [{ name: 'Lê Văn "An"', email: "an@so.example" }],
  };

  it("has lines of at most 75 octets that unfold to what was said, whatever the words", () => {
    holds(
      property(string({ unit: "grapheme" }), (title) => {
        const text = calendarFile({ ...event, title }, event.startsAt);
        const lines = text.split("\r\n");
        assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
        assert.ok(lines.every((line) => !line.includes("\uFFFD") || title.includes("\uFFFD")));
        assert.equal(lines.at(-1), "");
      }),
    );
  });

  it("says when, where and who in the calendar's own words", () => {
    const unfolded = calendarFile(event, event.startsAt).replaceAll("\r\n ", "");
    for (const line of [
      "DTSTART:20261125T013000Z",
      "DTEND:20261125T033000Z",
      String.raw`SUMMARY:Hội nghị tổng kết\; phong trào thi đua\, khen thưởng`,
      "LOCATION:Phòng họp số 2",
      'ATTENDEE;CN="Lê Văn An":mailto:an@so.example',
    ]) {
      assert.ok(unfolded.split("\r\n").includes(line), line);
    }
  });
});
