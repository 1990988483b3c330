import assert from "node:assert/strict";
import { useInspection } from "../../support/inspection-in-use.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

const listed = Buffer.from("PK\u0001\u0002", "latin1");
const ended = Buffer.from("PK\u0005\u0006", "latin1");

/** Bytes put in before the directory, which is found where it then stands. */
function beforeDirectory(zip: Buffer, more: Buffer): Buffer {
  const at = zip.indexOf(listed);
  const made = Buffer.concat([zip.subarray(0, at), more, zip.subarray(at)]);
  made.writeUInt32LE(at + more.length, made.lastIndexOf(ended) + 16);
  return made;
}

/** The same archive, with what its end says of it changed. */
function withEnd(zip: Buffer, change: (end: Buffer) => void): Buffer {
  const made = Buffer.from(zip);
  change(made.subarray(made.lastIndexOf(ended)));
  return made;
}

describe("an archive that tells one program of other files than another", () => {
  const { inspect, refusal } = useInspection();
  const pdfAndText = makeZip([
    { name: "cong-van.txt", content: "a" },
    { name: "phu-luc.txt", content: "b", isStored: true },
  ]);
  const asAttachment = (bytes: Buffer) => refusal("a.zip", bytes, "attachment");

  it("is refused: another name before the file than in the list", async () => {
    const renamed = Buffer.from(pdfAndText);
    renamed.write("cong-van.exe", renamed.indexOf("cong-van.txt"), "latin1");
    assert.equal(await asAttachment(renamed), "intake.zip-two-lists");
    const method = Buffer.from(pdfAndText);
    method.writeUInt16LE(0, 8);
    assert.equal(await asAttachment(method), "intake.zip-two-lists");
    const inner = makeZip([{ name: "trong.zip", content: renamed }]);
    assert.equal(await asAttachment(inner), "intake.zip-two-lists");
  });

  it("is refused: a file that stands there and is not in the list, or is in the list and not counted", async () => {
    const hidden = makeZip([{ name: "virus.exe", content: "x".repeat(40) }]);
    const stray = hidden.subarray(0, hidden.indexOf(listed));
    assert.equal(await asAttachment(beforeDirectory(pdfAndText, stray)), "intake.zip-two-lists");
    const uncounted = withEnd(pdfAndText, (end) => {
      end.writeUInt16LE(1, 8);
      end.writeUInt16LE(1, 10);
    });
    assert.equal(await asAttachment(uncounted), "intake.zip-two-lists");
    const office = makeOffice("docx", ["Kính gửi"]);
    assert.equal(await refusal("a.docx", beforeDirectory(office, stray)), "intake.zip-two-lists");
  });

  it("is refused: files that share bytes, and an archive behind something else", async () => {
    const shared = makeZip([
      { name: "a.txt", content: "a".repeat(50), isStored: true },
      { name: "b.txt", content: "b", isStored: true, isOverlapping: true },
    ]);
    assert.equal(await asAttachment(shared), "intake.zip-bomb");
    for (const before of [Buffer.alloc(40, "x"), Buffer.from("%PDF-1.4\n%%EOF\n".repeat(3))]) {
      const late = Buffer.concat([before, pdfAndText]);
      const inner = makeZip([{ name: "trong.zip", content: late }]);
      assert.match(
        await asAttachment(inner),
        /^intake\.(?:zip-two-lists|unreadable-within|broken-zip|two-in-one)$/u,
      );
    }
  });

  it("is refused within another where it does not open: behind its end, cut off", async () => {
    for (const content of [Buffer.concat([pdfAndText, Buffer.from("x")]), pdfAndText.subarray(0, -30)])
      assert.equal(await asAttachment(makeZip([{ name: "trong.zip", content }])), "intake.unreadable-within");
  });

  it("is taken where it only keeps sizes behind each file, as programs do that write while they read", async () => {
    const sizes = Buffer.concat([Buffer.from("PK\u0007\u0008", "latin1"), Buffer.alloc(20)]);
    assert.equal(await asAttachment(beforeDirectory(pdfAndText, sizes)), "accepted");
  });

  it("has names as they were meant where macOS wrote them: a mark in one is seen (R07)", async () => {
    const zip = makeZip([{ name: "12-BC (MẬT).txt", content: "x" }]);
    // Bit 11 says that a name is UTF-8; the Finder leaves it out.
    zip.writeUInt16LE(0, 6);
    zip.writeUInt16LE(0, zip.indexOf(listed) + 8);
    const { marks } = await inspect("a.zip", zip, "attachment");
    assert.deepEqual(
      marks.map(({ mark }) => mark),
      ["MẬT"],
    );
  });
});
