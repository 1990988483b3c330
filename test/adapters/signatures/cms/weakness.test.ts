import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { weaknesses } from "../../../../src/adapters/signatures/cms/weakness.ts";

describe("A weak algorithm (TS 119 312, SOG-IS)", () => {
  const { publicKey: short } = generateKeyPairSync("rsa", { modulusLength: 1024 });

  it("is a short RSA key: too weak where it signed before 2020, as good as forged today", () => {
    const of = (signedAt: string | null) => {
      const { forgeable, tooWeak } = weaknesses(
        ["sha256"],
        short,
        signedAt === null ? null : new Date(signedAt),
      );
      return [forgeable.length, tooWeak.length];
    };
    assert.deepEqual(of("2016-08-12T17:00:34Z"), [0, 1]);
    assert.deepEqual(of("2026-08-12T17:00:34Z"), [1, 0]);
    assert.deepEqual(of(null), [1, 0]);
  });

  it("is SHA-1 from the day on which two documents could share it", () => {
    const { publicKey: key } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    assert.equal(weaknesses(["sha1"], key, new Date("2019-06-07T00:00:00Z")).forgeable.length, 0);
    assert.equal(weaknesses(["sha1"], key, new Date("2021-06-07T00:00:00Z")).forgeable.length, 1);
  });
});
