import assert from "node:assert/strict";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import { basePdf, signPdf, update, type Objects } from "../../support/signatures/pdf-writer.ts";
import { signCms, stampTime } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const catalog = "/StructTreeRoot 40 0 R /MarkInfo << /Marked true >>";
const root = (more = "", next = 1) =>
  `<< /Type /StructTreeRoot /K 41 0 R /ParentTree 43 0 R /ParentTreeNextKey ${next} ${more} >>`;
const paragraph = "<< /Type /StructElem /S /P /P 41 0 R /Pg 3 0 R /K 0 >>";
const whole = (kids: string) => `<< /Type /StructElem /S /Document /P 40 0 R /K [${kids}] >>`;
const parents = (numbers: string) => `<< /Nums [${numbers}] >>`;

/** A letter whose one paragraph stands in a tree. */
const tagged = (): Buffer =>
  update(basePdf(), {
    1: `<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R ${catalog} >>`,
    40: root(),
    41: whole("42 0 R"),
    42: paragraph,
    43: parents("0 44 0 R"),
    44: "[42 0 R]",
  });

const elementOf = (field: number, more = "") =>
  `<< /Type /StructElem /S /Form /P 41 0 R /K << /Type /OBJR /Obj ${field} 0 R >> ${more} >>`;

describe("The tree of a tagged document behind a signature (ISO 32000-2, 14.7)", () => {
  let leader: Identity;
  let signed: Buffer;

  before(async () => {
    leader = await makeIdentity({ name: "Nguyễn Văn Thử", issuer: null });
    signed = await signPdf(tagged(), (message) => signCms(leader, message));
  });

  const seal = { field: "Dau", numbers: [30, 31], fields: [7, 20, 30] } as const;
  const grown: Objects = {
    40: root("", 2),
    41: whole("42 0 R 50 0 R"),
    43: parents("0 44 0 R 1 50 0 R"),
    50: elementOf(30),
  };
  const sealed = (objects: Objects, subFilter = "ETSI.CAdES.detached") =>
    signPdf(signed, (message) => signCms(leader, message), {
      ...seal,
      subFilter,
      widget: "/StructParent 1",
      objects,
    });
  const integrity = (bytes: Buffer) => checkPdf(bytes).integrity;

  it("may hold the signature that followed, as an element of its own", async () => {
    assert.equal(integrity(signed), "intact");
    assert.equal(integrity(await sealed(grown)), "intact");
    const list = { ...grown, 41: whole("42 0 R 50 0 R").replace(/\[.*\]/u, "52 0 R"), 52: "[42 0 R 50 0 R]" };
    assert.equal(integrity(await sealed(list)), "intact", "the kids' list as an object");
    const renumbered = { ...grown, 43: parents("0 45 0 R 1 50 0 R"), 45: "[42 0 R]" };
    assert.equal(integrity(await sealed(renumbered)), "intact", "a page's list under another number");
    const other = { ...grown, 43: parents("0 45 0 R 1 50 0 R"), 45: "[41 0 R]" };
    assert.equal(integrity(await sealed(other)), "broken", "another list of the page's");
    const branches = { ...grown, 43: "<< /Kids [53 0 R 54 0 R] >>", 53: parents("0 44 0 R") };
    const split = { ...branches, 54: parents("1 50 0 R") };
    assert.equal(integrity(await sealed(split)), "intact", "the tree of parents in branches");
  });

  it("may hold the time-stamp that followed", async () => {
    const authority = await makeIdentity({
      name: "Dấu",
      issuer: null,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
    });
    const at = new Date("2026-06-01T00:00:00Z");
    const stamped = await signPdf(signed, (message) => stampTime(authority, message, at), {
      ...seal,
      subFilter: "ETSI.RFC3161",
      widget: "/StructParent 1",
      objects: grown,
    });
    assert.equal(integrity(stamped), "intact");
  });

  const forbidden: readonly [string, Objects][] = [
    ["another order", { ...grown, 41: whole("50 0 R 42 0 R 42 0 R") }],
    ["an element less", { ...grown, 41: whole("50 0 R") }],
    ["other words for a paragraph", { ...grown, 42: paragraph.replace("/K 0", "/K 0 /ActualText (khac)") }],
    ["words of the new element's own", { ...grown, 50: elementOf(30, "/ActualText (khac)") }],
    ["an element for a field that was there", { ...grown, 50: elementOf(7) }],
    [
      "an element for what stands on the page",
      { ...grown, 50: elementOf(30).replace(/<< \/Type \/OBJR.*?>>/u, "0") },
    ],
    ["other roles", { ...grown, 40: root("/RoleMap << /P /Artifact >>", 2) }],
    ["another parent of what was there", { ...grown, 43: parents("0 50 0 R 1 50 0 R") }],
    ["a parent for what is not the new field", { ...grown, 43: parents("0 44 0 R 1 50 0 R 2 50 0 R") }],
  ];

  for (const [what, objects] of forbidden) {
    it(`must not have ${what}`, async () => assert.equal(integrity(await sealed(objects)), "broken"));
  }

  it("must not change while nobody signs", () => {
    assert.equal(integrity(update(signed, grown)), "broken");
    assert.equal(integrity(update(signed, { 41: whole("") })), "broken");
  });
});
