// node scripts/fuzz-signatures.ts [seconds] [seed]
//   reads damaged signed files, a third of the time PDFs, CMS, and certificates with revocation values each; ends with 1 where one passes that must not, or stops
//   the reader
import { fuzz } from "../test/support/signatures/fuzz.ts";

const [seconds = "60", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
process.exitCode = 0;
for (const target of ["pdf", "cms", "trust"] as const) {
  const end = performance.now() + (Number(seconds) * 1_000) / 3;
  const { runs, worstMs, faults } = fuzz(target, Number(seed), () => performance.now() < end);
  console.log(`${target}: ${runs} files from seed ${seed}; the longest took ${worstMs.toFixed(0)} ms`);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
