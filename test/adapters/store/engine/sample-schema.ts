import { sql } from "kysely";
import type { Migration } from "../../../../src/adapters/store/migrate.ts";

export interface SampleRow {
  id: string;
  name: string;
  body: string | null;
  received_at: Date | null;
  issued_on: string | null;
  is_open: boolean;
  size: number;
  bytes: Uint8Array | null;
}

export interface SampleSchema {
  sample: SampleRow;
  register: { id: string; last_number: number };
  entry: { register_id: string; number: number };
  job: { id: string; due_at: Date; worker: string | null; done_at: Date | null };
}

/** One table for each thing that the engine promises. */
export const sampleMigrations: readonly Migration[] = [
  {
    id: "0001-sample",
    async up({ schema, column }) {
      await schema
        .createTable("sample")
        .addColumn("id", column.id, (it) => it.notNull().primaryKey())
        .addColumn("name", column.text(200), (it) => it.notNull())
        .addColumn("body", column.longText)
        .addColumn("received_at", column.instant)
        .addColumn("issued_on", column.localDate)
        .addColumn("is_open", column.flag, (it) => it.notNull().defaultTo(true))
        .addColumn("size", column.bigint, (it) => it.notNull().defaultTo(0))
        .addColumn("bytes", column.bytes)
        .execute();
      await schema.createIndex("ux_sample_name").on("sample").column("name").unique().execute();
    },
  },
  {
    id: "0002-register",
    async up({ schema, column }) {
      await schema
        .createTable("register")
        .addColumn("id", column.id, (it) => it.notNull().primaryKey())
        .addColumn("last_number", column.integer, (it) => it.notNull())
        .execute();
      await schema
        .createTable("entry")
        .addColumn("register_id", column.id, (it) => it.notNull().references("register.id"))
        .addColumn("number", column.integer, (it) => it.notNull())
        .addPrimaryKeyConstraint("pk_entry", ["register_id", "number"])
        .execute();
      await schema
        .createTable("job")
        .addColumn("id", column.id, (it) => it.notNull().primaryKey())
        .addColumn("due_at", column.instant, (it) => it.notNull())
        .addColumn("worker", column.text(50))
        .addColumn("done_at", column.instant)
        .execute();
      await schema
        .createIndex("ix_job_due")
        .on("job")
        .columns(["due_at", "id"])
        .where(sql.ref("done_at"), "is", null)
        .execute();
    },
  },
];

/** A key in the form of our ids, in the order of `number`. */
export function sampleId(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export function sampleRow(number: number, given: Partial<SampleRow> = {}): SampleRow {
  return {
    id: sampleId(number),
    name: `Văn bản ${number}`,
    body: null,
    received_at: new Date(1_700_000_000_000 + number),
    issued_on: "2026-03-31",
    is_open: true,
    size: number,
    bytes: null,
    ...given,
  };
}
