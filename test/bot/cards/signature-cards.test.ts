import assert from "node:assert/strict";
import { documentCard } from "../../../bot/cards/document-card.ts";
import { issuedCard, type IssuedNotice } from "../../../bot/cards/issued-card.ts";
import { context } from "../sample-documents.ts";
import { documentNotice } from "../sample-notices.ts";

describe("Cards about signatures", () => {
  const actions = (reason: "signaturesBad" | "legalValueChanged") =>
    (documentCard(documentNotice(reason, "vi"), context).card.actions ?? []).map((action) => [
      action.title,
      "style" in action ? action.style : undefined,
    ]);

  it("offer refusing first where the signatures do not hold, and colour no button that sends it on", () => {
    const [first, second] = actions("signaturesBad");
    assert.deepEqual(
      [first, second],
      [
        ["Từ chối nhận", undefined],
        ["Trình", undefined],
      ],
    );
  });

  it("offer handing it up first, in colour, where they only say less than before", () => {
    assert.deepEqual(actions("legalValueChanged")[0], ["Trình", "positive"]);
  });

  it("tell who issued a document what it is worth, why, and open it", () => {
    const notice: IssuedNotice = {
      kind: "issued",
      language: "vi",
      readerId: "1",
      outgoingId: "2",
      symbol: "01/SXD-QLN",
      value: "invalid",
      reasons: [{ vi: "Văn bản bị sửa sau khi ký.", en: "It was changed after signing." }],
    };
    const { card, text } = issuedCard(notice, context);
    assert.match(text, /01\/SXD-QLN/u);
    const body = JSON.stringify(card.body).replaceAll("\u200B", "");
    assert.match(body, /✖ Không hợp lệ/u);
    assert.match(body, /• Văn bản bị sửa sau khi ký\./u);
    assert.deepEqual(
      (card.actions ?? []).map(({ type }) => type),
      ["Action.OpenUrl"],
    );
  });
});
