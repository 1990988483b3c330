import assert from "node:assert/strict";
import { isOfAgency, isOfPerson } from "../../../src/domain/legal-value/whose-signature.ts";
import { signer } from "../../support/signature-reports.ts";

const agency = (commonName: string, organization: string | null, ...names: string[]) =>
  isOfAgency(signer(commonName, organization), { names, codes: [] });

describe("Whose signature it is", () => {
  it("knows an agency by its name, short or whole, old or new", () => {
    assert.equal(agency("Ủy ban nhân dân tỉnh Đồng Tháp", null, "UBND tỉnh Đồng Tháp"), "same");
    assert.equal(agency("Uỷ ban nhân dân tỉnh Đồng Tháp", null, "UBND tỉnh"), "same");
    assert.equal(agency("Sở Nội vụ", "Sở Nội vụ", "Sở Nội vụ tỉnh Đồng Tháp"), "same");
    assert.equal(agency("Sở Nội vụ", "UBND tỉnh Đồng Tháp", "Sở Nội vụ tỉnh Đồng Tháp"), "same");
    assert.equal(
      agency(
        "Sở Thông tin và Truyền thông",
        null,
        "Sở Khoa học và Công nghệ",
        "Sở Thông tin và Truyền thông",
      ),
      "same",
    );
  });

  it("tells another agency, of another name or of another place", () => {
    assert.equal(agency("Sở Tài chính", null, "Sở Nội vụ"), "other");
    assert.equal(agency("Bộ Công an", null, "Bộ Công Thương"), "other");
    assert.equal(agency("Văn phòng UBND tỉnh Đồng Tháp", null, "UBND tỉnh Đồng Tháp"), "other");
    assert.equal(agency("Sở Nội vụ", "UBND tỉnh Cà Mau", "Sở Nội vụ tỉnh Đồng Tháp"), "other");
    assert.equal(agency("Sở Nội vụ tỉnh Cà Mau", null, "Sở Nội vụ tỉnh Đồng Tháp"), "other");
  });

  it("does not decide by what every agency of a kind is called", () => {
    assert.equal(agency("Ủy ban nhân dân xã Tân Phú", null, "UBND"), "unknown");
  });

  it("knows an agency by its code", () => {
    const seal = { ...signer("Con dấu"), identifiers: ["MDD:H20.12"] };
    assert.equal(isOfAgency(seal, { names: ["Sở Nội vụ"], codes: ["H20.12"] }), "same");
  });

  it("knows a person by the whole name with its marks, where the certificate has marks", () => {
    assert.equal(isOfPerson(signer("Nguyễn Văn Hòa"), "Nguyễn Văn Hoà"), "same");
    assert.equal(isOfPerson(signer("NGUYEN VAN HUNG"), "Nguyễn Văn Hùng"), "same");
    assert.equal(isOfPerson(signer("Nguyễn Văn Hưng"), "Nguyễn Văn Hùng"), "other");
    assert.equal(isOfPerson(signer("TS. Nguyễn Văn Hùng"), "Nguyễn Văn Hùng"), "same");
    assert.equal(isOfPerson(signer("Nguyễn Văn Hùng"), "Hùng"), "unknown");
  });
});
