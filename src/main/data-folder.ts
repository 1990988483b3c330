import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import path from "node:path";
import { CannotStart } from "./cannot-start.ts";

/** Makes the folder where it is missing, and finds out now rather than later that nothing can be kept in it. */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const full = path.resolve(folder);
    throw new CannotStart(
      {
        vi: `Không dùng được thư mục dữ liệu ${full}. Hãy cấp quyền ghi hoặc đặt VANTHU_DATA tới thư mục khác.`,
        en: `The data folder ${full} cannot be used. Give the right to write to it, or set VANTHU_DATA to another one.`,
      },
      { cause: error },
    );
  }
}
