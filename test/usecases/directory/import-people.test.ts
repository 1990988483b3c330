import assert from "node:assert/strict";
import { sheetFiles } from "../../../src/adapters/sheets/sheet-files.ts";
import { peopleImport } from "../../../src/contract/people-import.ts";
import { readPeople } from "../../../src/usecases/administration/read-people.ts";
import { readAudience } from "../../../src/usecases/announcements/choose-audience.ts";
import { importPeople } from "../../../src/usecases/directory/import-people.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";

describe("People from a file, where the directory is not connected", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const run = async (text: string, isPreview: boolean) =>
    peopleImport.parse(
      await importPeople({ ...agency.services, sheets: sheetFiles }, agency.actors.administrator, {
        text,
        isPreview,
      }),
    );
  const file = [
    "\uFEFFHọ và tên;Thư điện tử;Vai trò;Đơn vị;Từ ngày",
    "Đinh Thị Mơ;mo@sxd.example;Chuyên viên;QHKT;01/12/2026",
    "Lò Văn Chẻo;cheo@sxd.example;Trưởng đơn vị;",
    ";khong@sxd.example;Văn thư;",
    "Vàng A Páo;pao@sxd.example;Bảo vệ;",
    "Giàng Thị Sua;sua@sxd.example;Kiểm tra;Phòng không có",
    "Đinh Thị Mơ;MO@sxd.example;Chuyên viên;QHKT",
    "Tẩn Tả Mẩy;may;Văn thư;",
  ].join("\r\n");

  it("are shown row by row with what is wrong, and nothing is kept of a preview", async () => {
    const seen = await run(file, true);
    assert.deepEqual([seen.good, seen.wrong], [2, 5]);
    assert.deepEqual(
      seen.rows.flatMap(({ line, problem }) => (problem === null ? [] : [`${line} ${problem.vi}`])),
      [
        "4 Họ tên phải có, không quá 50 ký tự.",
        "5 “Bảo vệ” không phải vai trò nào.",
        "6 Cơ quan không có đơn vị “Phòng không có”.",
        "7 Người này có hai dòng trong danh sách.",
        "8 Địa chỉ thư điện tử chưa đúng.",
      ],
    );
    const { people } = await agency.services.store.read.people.peopleOf(agency.agency.id);
    assert.ok(!people.some(({ fullName }) => fullName === "Đinh Thị Mơ"));
  });

  it("come with whom they report to and their lists, which an announcement can name; a list gets more people later", async () => {
    const { administrator, clerk } = agency.actors;
    const ties = [
      "Họ tên;Thư điện tử;Vai trò;Đơn vị;Từ ngày;Thư điện tử quản lý;Nhóm",
      "Đinh Thị Mơ;mo@sxd.example;Chuyên viên;QHKT;01/11/2026;CHEO@sxd.example;Tổ công tác | Chi bộ",
      "Lò Văn Chẻo;cheo@sxd.example;Chuyên viên;QHKT;01/11/2026;;tổ công tác",
      "Vàng A Páo;pao@sxd.example;Chuyên viên;QHKT;01/11/2026;ai@sxd.example;",
    ].join("\n");
    const seen = await run(ties, true);
    assert.match(seen.rows.find(({ problem }) => problem !== null)?.problem?.vi ?? "", /ai@sxd\.example/u);
    assert.deepEqual((await readAudience(agency.services, clerk)).lists, []);
    assert.deepEqual((await run(ties, false)).good, 2);
    const { people } = await readPeople(agency.services, administrator);
    const managers = new Map(people.map(({ fullName, manager }) => [fullName, manager]));
    assert.deepEqual([managers.get("Đinh Thị Mơ"), managers.get("Lò Văn Chẻo")], ["Lò Văn Chẻo", null]);
    const heading = "Họ tên;Thư điện tử;Vai trò;Đơn vị;Từ ngày;Nhóm";
    await run(`${heading}\nGiàng Thị Sua;sua@sxd.example;Chuyên viên;QHKT;01/11/2026;Chi bộ`, false);
    assert.deepEqual(
      (await readAudience(agency.services, clerk)).lists.map(({ name, people: of }) => [name, of]),
      [
        ["Chi bộ", 2],
        ["Tổ công tác", 2],
      ],
    );
  });

  it("are taken with their appointments; a row that does not fit keeps none of the others out", async () => {
    const taken = await run(file, false);
    // A head needs a unit: that is found when the person is appointed.
    assert.deepEqual([taken.good, taken.wrong, taken.waits], [1, 6, 0]);
    const { people, appointments } = await agency.services.store.read.people.peopleOf(agency.agency.id);
    const one = people.find(({ fullName }) => fullName === "Đinh Thị Mơ");
    const [held] = appointments.filter(({ personId }) => personId === one?.id);
    assert.deepEqual(
      [held?.role, held?.unitId, held?.validFrom],
      ["specialist", agency.units.planning.id, "2026-12-01"],
    );
  });

  it("need the columns that say who, and as what; nobody but administrators brings any", async () => {
    await assert.rejects(run("Họ tên,Đơn vị\nA,B", true), { code: "people-import.headings" });
    await assert.rejects(
      importPeople({ ...agency.services, sheets: sheetFiles }, agency.actors.clerk, {
        text: file,
        isPreview: true,
      }),
      { code: "access.administrators-only" },
    );
  });
});
