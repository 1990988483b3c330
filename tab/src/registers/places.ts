/** Where each list stood when it was left, while the tab is open: going back does not start from the top. */
const places = new Map<string, { offset: number; active: number }>();

export interface ListPlace {
  readonly offset: number;
  readonly active: number;
}

export function placeOf(list: string): ListPlace {
  return places.get(list) ?? { offset: 0, active: 0 };
}

export function rememberPlace(list: string, place: Partial<ListPlace>): void {
  places.set(list, { ...placeOf(list), ...place });
}
