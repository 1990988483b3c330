// A process that is killed while it writes (sqlite-engine.test.ts). Each transaction takes a number and writes two
// entries; the number is printed only once the transaction is said to be kept.
import { updateReturning } from "../../../../src/adapters/store/dialect.ts";
import { openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { type SampleSchema, sampleId } from "./sample-schema.ts";

const [file = ""] = process.argv.slice(2);
const db = await openDatabase<SampleSchema>({ engine: "sqlite", file });

async function register(): Promise<void> {
  for (;;) {
    const number = await db.transaction(async (tx) => {
      const row = await updateReturning(
        tx.updateTable("register").set((eb) => ({ last_number: eb("register.last_number", "+", 1) })),
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

await Promise.all(Array.from({ length: 8 }, register));
