import type { LocalDate } from "../../domain/time/local-date.ts";

/** A rule of an agency as set on some day: append only, so that it can be told which rule held when (R70). */
export interface SettingRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly key: string;
  readonly value: unknown;
  readonly validFrom: LocalDate;
  readonly article: string | null;
  readonly setBy: string;
  readonly setAt: Date;
}

export interface SettingRecords {
  /** The ones that hold on that day: the latest `validFrom`, of these the latest set. */
  effective(agencyId: string, on: LocalDate): Promise<SettingRecord[]>;
  add(setting: SettingRecord): Promise<void>;
}
