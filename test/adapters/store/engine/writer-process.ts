// A process that is killed while it writes. Its first argument is the settings of a store as JSON, its second how many
// write at once. Each transaction takes a number and writes two entries; the number is printed only once the
// transaction is said to be kept. It ends when its input ends.
import { updateReturning } from "../../../../src/adapters/store/dialect.ts";
import { openDatabase, type StoreSettings } from "../../../../src/adapters/store/engine/open-database.ts";
import { type SampleSchema, sampleId } from "./sample-schema.ts";

const [settings = "", writers = "8"] = process.argv.slice(2);
const db = await openDatabase<SampleSchema>(JSON.parse(settings) as StoreSettings);
const asked = { toEnd: false };
process.stdin.on("end", () => (asked.toEnd = true)).resume();

async function register(): Promise<void> {
  while (!asked.toEnd) {
    const number = await db.transaction(async (tx) => {
      const row = await updateReturning(
        tx
          .updateTable("register")
          .set((eb) => ({ last_number: eb("register.last_number", "+", 1) }))
          .where("id", "=", sampleId(1)),
        ["last_number"],
      ).executeTakeFirstOrThrow();
      const entry = { register_id: sampleId(1), number: row.last_number * 2 };
      await tx.insertInto("entry").values(entry).execute();
      await tx
        .insertInto("entry")
        .values({ ...entry, number: entry.number + 1 })
        .execute();
      return row.last_number;
    });
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all(Array.from({ length: Number(writers) }, register));
await db.close();
