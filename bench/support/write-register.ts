// Writes an old register of incoming documents as a workbook. Usage: node write-register.ts <file> <rows>
import { incomingRegister } from "../../test/support/old-register.ts";
import { writeWorkbook } from "../../test/support/workbook-fixture.ts";

const [file = "", rows = ""] = process.argv.slice(2);
await writeWorkbook(file, { sheets: [{ name: "2024", rows: incomingRegister(Number(rows)) }] });
