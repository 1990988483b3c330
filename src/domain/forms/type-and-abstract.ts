/** Begins as `Về việc …` or `V/v …`, which reads on from the name of the type. */
const concerning = /^(?:về việc|v\/v)(?=\s|:)/iu;

/**
 * Type and abstract in one cell as a register has them (NĐ 30, PL IV): `Công văn về việc nghỉ Tết`,
 * `Quyết định: Ban hành quy chế làm việc`; a type that the abstract begins with is not said twice.
 */
export function typeAndAbstract(type: string, abstract: string): string {
  if (abstract.toLowerCase().startsWith(type.toLowerCase())) return abstract;
  const start = concerning.exec(abstract)?.[0];
  return start === undefined
    ? `${type}: ${abstract}`
    : `${type} ${start.toLowerCase()}${abstract.slice(start.length)}`;
}
