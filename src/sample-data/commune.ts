import type { SampleAgency } from "./sample-agency.ts";

/** A commune of the same province: the second agency, which sees nothing of the first but what is sent to it. */
export const commune: SampleAgency = {
  number: 2,
  key: "tânhưng",
  name: "Ủy ban nhân dân xã Tân Hưng",
  abbreviation: "UBND",
  oldCode: "000.00.71.H98",
  newCode: "H98.71",
  parent: "ubnd",
  place: "Tân Hưng",
  mailDomain: "tanhung.minhson.example",
  units: [
    { key: "vp", name: "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", abbreviation: "VP" },
    { key: "kt", name: "Phòng Kinh tế", abbreviation: "KT" },
    { key: "vhxh", name: "Phòng Văn hóa – Xã hội", abbreviation: "VHXH" },
  ],
  positions: [
    ["Chủ tịch", 1],
    ["Phó Chủ tịch", 2],
    ["Chánh Văn phòng", 3],
    ["Trưởng phòng", 4],
    ["Chuyên viên", 6],
    ["Văn thư", 8],
  ],
  administrator: {
    number: 26,
    key: "đào",
    fullName: "Mã Thị Xuân Đào",
    mailbox: "dao.mtx",
    appointments: [{ role: "unitHead", unit: "vp", position: "Chánh Văn phòng" }],
  },
  people: [
    {
      number: 21,
      key: "tuyền",
      fullName: "Huỳnh Thanh Tuyền",
      mailbox: "tuyen.ht",
      appointments: [{ role: "leader", position: "Chủ tịch" }],
    },
    {
      number: 22,
      key: "nhi",
      fullName: "Lê Thị Cẩm Nhi",
      mailbox: "nhi.ltc",
      appointments: [{ role: "clerk", unit: "vp", position: "Văn thư" }],
    },
    {
      number: 23,
      key: "sang",
      fullName: "Quách Văn Sang",
      mailbox: "sang.qv",
      appointments: [{ role: "unitHead", unit: "kt", position: "Trưởng phòng" }],
    },
    {
      number: 24,
      key: "đạt",
      fullName: "Trần Hữu Đạt",
      mailbox: "dat.th",
      appointments: [{ role: "specialist", unit: "kt", position: "Chuyên viên" }],
    },
  ],
};

/** Seconded from the department to help with the commune's services: one person in two agencies. */
export const seconded = {
  person: "lực",
  appointment: { role: "specialist", unit: "vhxh", position: "Chuyên viên" },
} as const;
