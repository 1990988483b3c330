import assert from "node:assert/strict";
import { sqlServerError, TransactionLost } from "../../../../src/adapters/store/engine/sqlserver-errors.ts";
import { DuplicateKey, StoreUnavailable } from "../../../../src/ports/store-errors.ts";

/** What the program does about each number of SQL Server's (docs/sqlserver.md, "When the server is away"). */
describe("errors of SQL Server by their number", () => {
  const told = (number: number, message = "Violation of PRIMARY KEY constraint 'register_key'. Lê Thị B.") =>
    sqlServerError(Object.assign(new Error(message), { number, code: "EREQUEST" }), ["s3cret"]);

  it("run a transaction again that the server undid: a deadlock, a snapshot conflict, Azure moving a database", () => {
    for (const number of [1205, 3960, 3935, 4060, 40197, 40501, 40613, 10928, 49918]) {
      const error = told(number);
      assert.ok(error instanceof TransactionLost, String(number));
      assert.equal(error.by, "server");
    }
  });

  it("never run one again for a lock that was not to be had or a full database; the latter says so", () => {
    const locked = told(1222);
    assert.ok(locked instanceof StoreUnavailable && !(locked instanceof TransactionLost));
    assert.notEqual(locked.full, true);
    for (const number of [1101, 1105, 9002]) {
      const full = told(number);
      assert.ok(full instanceof StoreUnavailable && !(full instanceof TransactionLost), String(number));
      assert.equal(full.full, true);
    }
  });

  it("tell a duplicate by its type and key alone", () => {
    for (const number of [2601, 2627]) {
      const duplicate = told(number);
      assert.ok(duplicate instanceof DuplicateKey, String(number));
      assert.doesNotMatch(JSON.stringify(duplicate) + duplicate.message, /Lê Thị B/u);
    }
  });

  it("say nothing of a value or a password in what is a fault of ours", () => {
    for (const number of [245, 515, 547, 2628, 8152]) {
      const fault = told(number);
      assert.ok(fault instanceof Error && fault.message.includes(String(number)));
      assert.doesNotMatch(fault.message, /Lê Thị B/u);
    }
    const fault = told(208, "Invalid object name 'x'; s3cret");
    assert.ok(fault instanceof Error && /Invalid object name.*\*\*\*/u.test(fault.message));
  });

  it("look at every error of a statement that failed with several", () => {
    const together = Object.assign(new Error("The statement has been terminated."), {
      number: 3621,
      precedingErrors: [Object.assign(new Error("deadlocked"), { number: 1205 })],
    });
    assert.ok(sqlServerError(together, []) instanceof TransactionLost);
  });
});
