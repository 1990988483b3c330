import assert from "node:assert/strict";
import { stampMm } from "../../../src/domain/forms/arrival-stamp.ts";
import { stampLines } from "../../../src/domain/forms/arrival-stamp.ts";
import { placeForStamp, type InkMap } from "../../../src/domain/forms/stamp-place.ts";

type Box = readonly [x: number, y: number, width: number, height: number];

/** A page of so many millimetres with ink in these boxes. */
function page(width: number, height: number, ...boxes: readonly Box[]): InkMap {
  const inked = new Uint8Array(width * height);
  for (const [x, y, wide, high] of boxes)
    for (let row = y; row < y + high; row += 1) inked.fill(1, row * width + x, row * width + x + wide);
  return { columns: width, rows: height, cellMm: 1, inked };
}

function overlaps({ x, y }: { x: number; y: number }, [left, top, width, height]: Box): boolean {
  return x < left + width && left < x + stampMm.width && y < top + height && top < y + stampMm.height;
}

describe("the place of the stamp on the first page", () => {
  const letterhead: Box = [25, 15, 170, 30];
  const body: Box = [25, 110, 170, 170];

  it("is under number and symbol on the left, where the page is free there", () => {
    const place = placeForStamp(page(210, 297, letterhead, body)) ?? assert.fail();
    assert.ok(place.x + stampMm.width / 2 < 105 && place.y > 45 && place.y + stampMm.height < 110);
  });

  it("is under the day on the right, where something stands on the left", () => {
    const sender: Box = [20, 46, 70, 60];
    const place = placeForStamp(page(210, 297, letterhead, body, sender)) ?? assert.fail();
    assert.ok(place.x > 90 && place.y > 45 && place.y < 110);
  });

  it("is further down where the head of the page is full, and never on top of anything", () => {
    const boxes: Box[] = [letterhead, [25, 45, 170, 120], [25, 220, 60, 50]];
    const place = placeForStamp(page(210, 297, ...boxes)) ?? assert.fail();
    assert.ok(place.y > 165);
    assert.ok(!boxes.some((box) => overlaps(place, box)));
  });

  it("overlooks a speck of a scan, and a line of one millimetre not", () => {
    const free: Box = [100, 150, 62, 48];
    const around: Box[] = [
      [0, 0, 210, 150],
      [0, 198, 210, 99],
      [0, 150, 100, 48],
      [162, 150, 48, 48],
    ];
    const speck: Box = [130, 170, 1, 1];
    assert.ok(placeForStamp(page(210, 297, ...around, speck)));
    assert.equal(placeForStamp(page(210, 297, ...around, [free[0] + 5, 170, 50, 1])), null);
  });

  it("is nowhere on a full page, nor on one that is smaller than the stamp", () => {
    assert.equal(placeForStamp(page(210, 297, [0, 0, 210, 297])), null);
    assert.equal(placeForStamp(page(48, 48)), null);
  });
});

describe("the stamp's lines", () => {
  const stamp = {
    agency: "UBND tỉnh",
    number: "7",
    arrivedOn: "2026-11-05",
    forwardedTo: [],
    caseFile: null,
  };

  it("are those of NĐ 30, Phụ lục IV: a number below ten has its zero, what is not known is left to be written", () => {
    assert.deepEqual(
      stampLines(stamp).map(({ label, value }) => [label, value]),
      [
        ["Số", "07"],
        ["Ngày", "05/11/2026"],
        ["Chuyển", ""],
        ["Số và ký hiệu HS", ""],
      ],
    );
    assert.equal(stampLines({ ...stamp, number: "15a" })[0].value, "15a");
    assert.equal(stampLines({ ...stamp, forwardedTo: ["Phòng A", "Phòng B"] })[2].value, "Phòng A; Phòng B");
  });
});
