import { StoreMisfit } from "../../../ports/store-errors.ts";
import { movedTables } from "./moved-tables.ts";
import type { MoveSource } from "./move-source.ts";

const mostShown = 20;

/**
 * Looks for texts that are longer than their column, before anything is copied: SQLite keeps whatever it is given, and
 * SQL Server would refuse the whole batch without a word on which row. Throws `StoreMisfit`, which names rows, columns and
 * lengths and says what to do.
 */
export function refuseOverlong(source: MoveSource): void {
  const lines: string[] = [];
  let found = 0;
  for (const { name, key } of movedTables) {
    for (const { row, column, length, most } of source.overlong(name)) {
      found += 1;
      const which = key.map((part) => `${part} ${String(row[part])}`).join(", ");
      if (found <= mostShown) lines.push(`  ${name}.${column} (${which}): ${length} > ${most}`);
    }
  }
  if (found === 0) return;
  const more = found > mostShown ? `\n  … ${found - mostShown}` : "";
  throw new StoreMisfit(
    `Có ${found} giá trị dài hơn cột của SQL Server. Hãy sửa các bản ghi này cho ngắn lại ở nguồn (trong ứng dụng), rồi chạy lại; chưa có gì được chép. / ${found} values are longer than SQL Server's columns. Shorten these records at the source, in the application, and run this again; nothing was copied.\n${lines.join("\n")}${more}`,
  );
}
