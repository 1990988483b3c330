import type { DoctorStep } from "../../usecases/doctor/examine-parts.ts";

type Params = Readonly<Record<string, string | number>>;

export const well = (step: string): DoctorStep => ({ step, isOk: true, problem: null });

export const wrong = (step: string, code: string, params: Params = {}): DoctorStep => ({
  step,
  isOk: false,
  problem: { code, params },
});

/** It works, and somebody should look at it. */
export const remark = (step: string, code: string, params: Params = {}): DoctorStep => ({
  ...wrong(step, code, params),
  isOk: true,
});

const dayMs = 86_400_000;
/** Ended, or ends before somebody will have come round to it. */
export const soonDays = 30;

export const daysUntil = (end: Date, now: Date): number =>
  Math.floor((end.getTime() - now.getTime()) / dayMs);
