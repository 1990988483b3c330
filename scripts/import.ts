// npm run import -- --help
import { parseArgs } from "node:util";
import { runImportCommand } from "./import-command.ts";
import { runCommand, WrongUse } from "./run-command.ts";

const help = `npm run import -- FILE --register incoming|outgoing [lựa chọn / options]

Nhập sổ đăng ký văn bản mà cơ quan đã lập từ trước (XLSX hoặc CSV) vào sổ trên hệ thống. Giữ nguyên số và ngày.
Imports a register that the agency already keeps (XLSX or CSV). Original numbers and dates are kept.

  --register incoming|outgoing  sổ văn bản đến hay đi / which register
  --agency NAME                 mã, tên viết tắt hoặc tên cơ quan; không cần khi chỉ có một cơ quan
                                id, code, abbreviation or name; not needed where there is one agency
  --clerk EMAIL                 văn thư chịu trách nhiệm; không cần khi cơ quan chỉ có một văn thư
                                the clerk who answers for it; not needed where there is one clerk
  --year YYYY                   năm của sổ; không có thì lấy theo ngày của từng dòng
                                the register's year; otherwise each row's own date tells
  --sheet NAME                  trang tính / the sheet
  --mapping FILE                cách đọc các cột, dạng JSON như --print-mapping in ra; thiếu mục nào thì theo đề xuất
                                how the columns are read, JSON as --print-mapping writes it; what it lacks is proposed
  --print-mapping               in cách đọc được đề xuất rồi dừng / writes the proposed mapping and stops
  --check                       chỉ kiểm tra, không ghi gì / only checks, nothing is written
  --part                        nhập những dòng đúng, bỏ lại dòng sai; không có thì nhập tất cả hoặc không dòng nào
                                imports the right rows and leaves the rest; otherwise all rows or none
  --problems FILE               ghi các dòng có vấn đề ra tệp CSV / writes what is wrong to a CSV file
  --help                        in trang này / this page

Chạy lại cùng tệp không nhập trùng; nếu bị ngắt giữa chừng, chạy lại cùng lệnh để nhập tiếp từ chỗ dừng.
The same file again adds nothing twice; after an interruption the same command goes on where it stopped.

Mã thoát / exit status: 0 xong, mọi dòng đúng / done, every row right; 1 có dòng không nhập được, hoặc chưa nhập gì
/ some rows were not imported, or nothing was; 2 sai cách dùng / wrong usage.
Cơ sở dữ liệu theo biến môi trường như máy chủ / the database is the one that the server's environment names.`;

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

function argumentsOf(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      register: text,
      agency: text,
      clerk: text,
      year: text,
      sheet: text,
      mapping: text,
      problems: text,
      "print-mapping": flag,
      check: flag,
      part: flag,
      help: flag,
    },
  });
}

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = argumentsOf(argv);
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new WrongUse("Cần đúng một tệp. / Exactly one file is needed.");
  return runImportCommand({
    ...values,
    file,
    printMapping: values["print-mapping"],
    say: (line) => console.log(line),
  });
}

await runCommand(main, "npm run import -- --help");
