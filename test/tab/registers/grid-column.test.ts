import assert from "node:assert/strict";
import { orderedFor, type GridColumn } from "../../../tab/src/registers/grid-column.ts";

describe("The columns of a register on the screen", () => {
  const column = (id: string, more: Partial<GridColumn<string>> = {}): GridColumn<string> => ({
    id,
    title: id,
    width: 100,
    cell: (row) => row,
    ...more,
  });
  const book = [
    column("number", { frozen: true }),
    column("author"),
    column("abstract", { isEssential: true }),
    column("note"),
    column("deadline", { isEssential: true }),
  ];
  const order = (isWide: boolean) => orderedFor(book, isWide).map(({ id }) => id);

  it("stand in the order of the book where there is room", () => {
    assert.deepEqual(order(true), ["number", "author", "abstract", "note", "deadline"]);
  });

  it("begin with what an entry is about and where it stands where there is not", () => {
    assert.deepEqual(order(false), ["number", "abstract", "deadline", "author", "note"]);
  });
});
