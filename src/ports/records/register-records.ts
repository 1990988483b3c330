/** A numbered book of one year, kind and key: `incoming`, `common`, `QĐ`. */
export interface Register {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: "incoming" | "outgoing";
  readonly key: string;
  readonly year: number;
  readonly name: string;
  readonly nameEn: string;
  readonly lastNumber: number;
  /** An old register was read into it: numbers up to the last may be missing, others may have a letter. */
  readonly hasGaps: boolean;
  /** 0, 1, 2… in the agency's year and kind: the last digits of sort keys. */
  readonly ordinal: number;
}

export type RegisterKey = Pick<Register, "agencyId" | "kind" | "key" | "year">;

export interface RegisterRecords {
  find(key: RegisterKey): Promise<Register | null>;
  ofAgency(agencyId: string, kind: Register["kind"], year?: number): Promise<Register[]>;
  /** Opens the register of the year where it is missing; two at once open one. */
  open(register: Omit<Register, "lastNumber" | "ordinal" | "hasGaps">): Promise<void>;
  /**
   * The next number, taken for good with the transaction it is taken in: rolled back, it is free again, so that
   * numbers have no gap and no double (rule 2). Numbers never come from anywhere else. With `toOpen` a register that
   * is missing is opened with its first number; two at once open one.
   */
  takeNumber(
    key: RegisterKey,
    toOpen?: () => Pick<Register, "id" | "name" | "nameEn">,
  ): Promise<{ registerId: string; number: number; ordinal: number }>;
}
