import { ScannerUnavailable, type MalwareScanner, type ScannerState } from "../../ports/malware-scanner.ts";
import type { DoctorPart, DoctorStep } from "./examine-parts.ts";

/** The harmless file that every scanner finds (EICAR), in two pieces, so that no scanner finds this program. */
const testFile = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const weekMs = 7 * 86_400_000;
const mebibyte = 1024 * 1024;

export interface ScannerToExamine {
  readonly scanner: MalwareScanner | null;
  /** The largest upload that is taken. */
  readonly maxUploadBytes: number;
  readonly now: () => Date;
}

/** `scanner`: whether it answers, looks into everything, knows what is new, finds the test file, and takes the largest upload. */
export function scannerPart({ scanner, maxUploadBytes, now }: ScannerToExamine): DoctorPart {
  return {
    name: "scanner",
    what: scanner?.kind ?? "none",
    async examine() {
      if (scanner === null) return [remark("scannerThere", "doctor.no-scanner")];
      try {
        const state = await scanner.state();
        const steps = [well("scannerThere"), sees(state), isFresh(state, now())];
        if (state.blind.length > 0) return steps;
        return [...steps, await finds(scanner), await takes(scanner, maxUploadBytes)];
      } catch (error) {
        if (!(error instanceof ScannerUnavailable)) throw error;
        return [wrong("scannerThere", "doctor.scanner-away", { fault: error.fault })];
      }
    },
  };
}

const well = (step: string): DoctorStep => ({ step, isOk: true, problem: null });
const wrong = (step: string, code: string, params = {}): DoctorStep => ({
  step,
  isOk: false,
  problem: { code, params },
});
const remark = (step: string, code: string, params = {}): DoctorStep => ({
  ...wrong(step, code, params),
  isOk: true,
});

function sees({ blind }: ScannerState): DoctorStep {
  return blind.length === 0 ? well("scannerSees") : wrong("scannerSees", "doctor.scanner-blind");
}

function isFresh({ madeAt, edition }: ScannerState, now: Date): DoctorStep {
  if (madeAt === null) return remark("scannerFresh", "doctor.scanner-own-signatures");
  const days = Math.floor((now.getTime() - madeAt.getTime()) / 86_400_000);
  if (now.getTime() - madeAt.getTime() <= weekMs) return well("scannerFresh");
  return wrong("scannerFresh", "doctor.scanner-old", { edition: edition ?? "", days });
}

async function finds(scanner: MalwareScanner): Promise<DoctorStep> {
  const { is } = await scanner.scan(pieces(Buffer.from(testFile), 1));
  return is === "infected" ? well("scannerFinds") : wrong("scannerFinds", "doctor.scanner-finds-nothing");
}

async function takes(scanner: MalwareScanner, maxUploadBytes: number): Promise<DoctorStep> {
  const megabytes = Math.ceil(maxUploadBytes / mebibyte);
  const { is } = await scanner.scan(pieces(Buffer.alloc(mebibyte), megabytes));
  return is === "clean"
    ? well("scannerTakes")
    : wrong("scannerTakes", "doctor.scanner-too-small", { megabytes });
}

async function* pieces(bytes: Buffer, times: number): AsyncIterable<Uint8Array> {
  for (let n = 0; n < times; n += 1) yield await Promise.resolve(bytes);
}
