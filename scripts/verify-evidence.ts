// npm run --silent verify-evidence -- FILE…
//   makes the check in evidence files again; ends with 0 where each is right, 1 otherwise, 2 for wrong use
import { readFileSync } from "node:fs";
import { verifyEvidence } from "../src/adapters/evidence/read-evidence.ts";

const files = process.argv.slice(2);
if (files.length === 0 || files.some((it) => it.startsWith("--"))) {
  console.error("Cách dùng / Usage: npm run --silent verify-evidence -- FILE.zip…");
  process.exitCode = 2;
} else {
  for (const file of files) {
    try {
      const { isRight, conclusion, faults } = await verifyEvidence(readFileSync(file));
      console.log(`${isRight ? "✔" : "✘"} ${file}: ${conclusion}`);
      for (const fault of faults) console.log(`    ${fault}`);
      if (!isRight) process.exitCode = 1;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.log(`✘ ${file}: không phải hồ sơ chứng cứ / no evidence file (${why})`);
      process.exitCode = 1;
    }
  }
}
