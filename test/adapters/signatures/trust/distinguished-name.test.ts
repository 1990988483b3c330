import assert from "node:assert/strict";
import { sameName } from "../../../../src/adapters/signatures/trust/distinguished-name.ts";

/** `C=VN, CN=<words>` with a string type of its own for the words. */
function nameOf(words: string, stringTag: number): Buffer {
  const of = (tag: number, ...parts: Buffer[]): Buffer => {
    const inside = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, inside.length]), inside]);
  };
  const attribute = (oid: string, value: Buffer) => of(0x31, of(0x30, Buffer.from(oid, "hex"), value));
  return of(
    0x30,
    attribute("0603550406", of(0x13, Buffer.from("VN"))),
    attribute("0603550403", of(stringTag, Buffer.from(words))),
  );
}

describe("Names in certificates", () => {
  it("are the same in another string type, another case or with other blanks (RFC 5280, 7.1)", () => {
    assert.ok(sameName(nameOf("Vanthu Root", 0x0c), nameOf("VANTHU  root ", 0x13)));
    assert.ok(!sameName(nameOf("Vanthu Root", 0x0c), nameOf("Vanthu Root 2", 0x0c)));
  });

  it("that cannot be read are nobody's but their own bytes'", () => {
    const whole = nameOf("Vanthu Root", 0x0c);
    // The last value says that it is longer than what holds it.
    const broken = Buffer.from(whole);
    broken.writeUInt8(0x60, whole.length - "Vanthu Root".length - 1);
    assert.ok(!sameName(broken, whole));
    assert.ok(!sameName(whole, broken));
    assert.ok(sameName(broken, Buffer.from(broken)));
    assert.ok(!sameName(Buffer.alloc(0), whole));
  });
});
