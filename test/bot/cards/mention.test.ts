import assert from "node:assert/strict";
import * as fc from "fast-check";
import { mentionsOf, plainName, viewersOf, type Member } from "../../../bot/cards/mention.ts";
import { postCard } from "../../../bot/cards/post-card.ts";
import { context, specialist } from "../sample-documents.ts";
import { channelNotice } from "../sample-posts.ts";

const member = (n: number, name: string): Member => ({ id: `29:${n}`, directoryId: `d${n}`, name });

describe("Mentions in cards", () => {
  it("stand in the text exactly as in the entity, whatever somebody put into their name", () => {
    const nasty = fc.string({
      unit: fc.constantFrom(..."<>&*_[](){}`~#|!\\ \n/a".split(""), "</at>", "đ", "Ư"),
    });
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (names) => {
        const roster = names.map((name, n) => member(n, name));
        const mentions = mentionsOf(
          roster.map(({ directoryId }) => directoryId),
          roster,
        );
        assert.equal(mentions.length, names.length);
        assert.equal(
          new Set(mentions.map(({ text }) => text)).size,
          mentions.length,
          "each has a text of its own",
        );
        for (const { text, mentioned } of mentions) {
          assert.match(text, /^<at>[^<>&*_[\](){}`~#|!\\\n]+<\/at>$/u);
          assert.ok(text.includes(mentioned.name));
        }
      }),
    );
  });

  it("are of people in the conversation alone; others are named", () => {
    const handler = {
      name: specialist.name,
      directoryId: specialist.id,
      since: "2026-11-21T01:40:00.000Z",
      isClaim: true,
    };
    const taken = channelNotice({ standing: "taken", handler: { ...handler, name: "Huy [x](http://a)*b*" } });
    const { card } = postCard(taken, { ...context, roster: [member(1, "Ai đó")] });
    assert.equal(card.msteams, undefined);
    assert.ok(JSON.stringify(card.body).includes("Huy x http://a b nhận xử lý"));
    assert.equal(plainName(" <b>Lê</b> "), "b Lê /b");
  });

  it("asks for the own views of at most 60 people; of more a button does", () => {
    const members = Array.from({ length: 61 }, (_, n) => member(n, `Người ${n}`));
    assert.deepEqual(viewersOf(members), {});
    assert.equal(viewersOf(members.slice(1)).userIds?.length, 60);
    assert.deepEqual(viewersOf([]), {});
  });
});
