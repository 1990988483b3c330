// node scripts/fuzz-signatures.ts [seconds] [seed]
//   reads damaged signed files, half of the time PDFs and half CMS; ends with 1 where one passes that must not, or stops
//   the reader
import { fuzz } from "../test/support/signatures/fuzz.ts";

const [seconds = "60", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
process.exitCode = 0;
for (const target of ["pdf", "cms"] as const) {
  const end = performance.now() + Number(seconds) * 500;
  const { runs, worstMs, faults } = fuzz(target, Number(seed), () => performance.now() < end);
  console.log(`${target}: ${runs} files from seed ${seed}; the longest took ${worstMs.toFixed(0)} ms`);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
