// node scripts/fuzz-signatures.ts [seconds] [seed]
//   reads damaged signed files for so long; ends with 1 where one passes that must not, or stops the reader
import { fuzz } from "../test/support/signatures/fuzz.ts";

const [seconds = "60", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const { runs, worstMs, faults } = await fuzz(Number(seconds) * 1_000, Number(seed));
console.log(`${runs} files from seed ${seed}; the longest took ${worstMs.toFixed(0)} ms`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
