import { readFileSync } from "node:fs";
import path from "node:path";

/** Made once by the writers beside this file: keys and signatures made anew would give other files for the same seed. */
export const seed = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, "fuzz-seeds", name));
