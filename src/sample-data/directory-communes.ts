import type { DirectoryEntry } from "./directory-entries.ts";

/** Districts ended on 30/6/2025, when local government became one of two levels; old documents still name them. */
const districts: DirectoryEntry[] = (
  [
    ["thành phố Minh Sơn", "41"],
    ["thị xã Bình Lộc", "42"],
    ["huyện Phú Khê", "43"],
    ["huyện Sơn Trà Nam", "44"],
    ["huyện Hòa Lâm", "45"],
    ["huyện Cẩm Vân", "46"],
    ["huyện Đông Hạ", "47"],
    ["huyện Tân Xuyên", "48"],
  ] as const
).map(([name, group]) => ({
  key: name,
  name: `Ủy ban nhân dân ${name}`,
  abbreviation: "UBND",
  oldCode: `000.00.${group}.H98`,
  parent: "ubnd",
  to: "2025-06-30",
}));

/** Each came from one former district, by its place in the list above. */
const communeNames: readonly (readonly [name: string, district: number])[] = [
  ["phường Trung Tâm", 0],
  ["phường Bến Thuyền", 0],
  ["phường Long Khánh Đông", 0],
  ["phường Vĩnh Phước Tây", 0],
  ["phường Bình Lộc", 1],
  ["phường Nam Lộc", 1],
  ["xã Lộc Thạnh", 1],
  ["xã Phú Khê", 2],
  ["xã Phú Hữu Trung", 2],
  ["xã Khê Thượng", 2],
  ["xã Khê Hạ", 2],
  ["xã Sơn Trà Nam", 3],
  ["xã Trà Bối", 3],
  ["xã Trà Linh Tây", 3],
  ["xã Hòa Lâm", 4],
  ["xã Lâm Thủy", 4],
  ["xã Hòa Mỹ Bắc", 4],
  ["xã Cẩm Vân", 5],
  ["xã Vân Hội Thượng", 5],
  ["xã Cẩm Đường", 5],
  ["xã Đông Hạ", 6],
  ["xã Hạ Trì", 6],
  ["xã Đông Phú Lâm", 6],
  ["xã Tân Xuyên", 7],
  ["xã Xuyên Mộc Thượng", 7],
  ["xã Tân Lập Nam", 7],
  ["phường An Bình Thượng", 0],
  ["phường Cửa Sông", 0],
  ["xã Bình Lộc Hạ", 1],
  ["xã Phú Sơn Đông", 2],
  ["xã Trà Giác Thượng", 3],
  ["xã Hòa Khương Nam", 4],
  ["xã Cẩm Sơn Tây", 5],
  ["xã Đông Quan Hạ", 6],
  ["xã Hạ Long Khê", 6],
  ["xã Xuyên Phong", 7],
  ["xã Tân Ước Đông", 7],
  ["xã Vân Trục Hạ", 5],
];

const communes = communeNames.map(([name, district], i): DirectoryEntry & { readonly district: number } => ({
  key: name,
  name: `Ủy ban nhân dân ${name}`,
  abbreviation: "UBND",
  code: `H98.${72 + i}`,
  // The old form has two digits here; a commune beyond the hundredth has only the new one.
  ...(72 + i < 100 ? { oldCode: `000.00.${72 + i}.H98` } : {}),
  parent: "ubnd",
  from: "2025-07-01",
  district,
}));

export const directoryCommunes: readonly DirectoryEntry[] = [...districts, ...communes];

/** Which commune follows which district, by their keys; Tân Hưng, which is here, came from Tân Xuyên. */
export const communeSuccessions: readonly (readonly [district: string, commune: string])[] = [
  ...communes.map(({ key, district }): readonly [string, string] => [districts[district]?.key ?? "", key]),
  ["huyện Tân Xuyên", "tânhưng"],
];
