/** What a filter has while nobody chose otherwise; such values stay out of the address. */
type FilterDefaults = Readonly<Record<string, string>>;

/** The address of a filter, without what it has by default; it lives there, so that going back brings it back. */
export function addressOf(
  filter: Readonly<Record<string, string | number | undefined>>,
  defaults: FilterDefaults,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || value === "" || defaults[name] === String(value) ? [] : [[name, String(value)]],
    ),
  );
}

/** Of an address what each name alone may say; a page's own place is none of it. */
export function knownOf(
  params: URLSearchParams,
  understands: (one: Readonly<Record<string, string>>) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(Object.fromEntries(params)).filter(
      ([name, value]) => name !== "limit" && name !== "cursor" && understands({ [name]: value }),
    ),
  );
}
