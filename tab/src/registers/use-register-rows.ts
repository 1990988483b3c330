import { useHasRole } from "../foundation/session.tsx";
import { useChainedRows, useNumberedRows, type FetchPage, type RowsView } from "./rows-view.ts";

interface RegisterSource<Row> {
  readonly key: readonly unknown[];
  readonly fetchPage: FetchPage<Row>;
  readonly numberOf: (row: Row) => number;
  readonly filter: {
    readonly sort?: string | undefined;
    readonly q?: string | undefined;
    readonly atNumber?: number | undefined;
  };
  /** Nothing is left out of the register by the filter. */
  readonly isWhole: boolean;
  /** The last number of a register whose numbers tell their places; 0 where they do not. */
  readonly last: number;
  /** The agency's registers are known, or it is known that they cannot be. */
  readonly isKnown: boolean;
}

/**
 * One whole register is read by its numbers, by clerks and auditors, who see every entry of it; what is narrowed, and
 * what others see, page after page.
 */
export function useRegisterRows<Row>(source: RegisterSource<Row>): RowsView<Row> {
  const { key, fetchPage, numberOf, filter, isWhole, last, isKnown } = source;
  const { sort, q, atNumber } = filter;
  const seesAll = [useHasRole("clerk"), useHasRole("auditor")].includes(true);
  const numbered = isKnown && seesAll && last > 0 && isWhole;
  const ascending = sort === "numberAsc";
  const whole = useNumberedRows({ key, fetchPage, numberOf, last, ascending, enabled: numbered });
  const some = useChainedRows({
    key,
    fetchPage,
    start: atNumber === undefined || q !== undefined ? {} : { atNumber },
    enabled: isKnown && !numbered,
  });
  return numbered ? whole : some;
}
