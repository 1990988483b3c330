import { openTestStore, type TestStore } from "../../support/store-fixture.ts";
import { testEngines } from "../../adapters/store/engine/open-test-database.ts";

/** One suite against each engine, with an empty store of its own for every test. */
export function onEveryEngine(what: string, suite: (opened: () => TestStore) => void): void {
  for (const engine of testEngines) {
    describe(`${what} on ${engine.name}`, () => {
      let current: TestStore | undefined;
      beforeEach(async () => {
        current = await openTestStore(engine);
      });
      afterEach(async () => {
        await current?.drop();
        current = undefined;
      });
      suite(() => {
        if (current === undefined) throw new Error("No store is open.");
        return current;
      });
    });
  }
}
