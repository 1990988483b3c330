const endMark = 0x06_05_4b_50;
const entryMark = 0x02_01_4b_50;
const endBytes = 22;
const mostComment = 65_535;

/** Where the list of entries begins, and how many there are. */
function endOfList(view: DataView): { readonly at: number; readonly count: number } | null {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= 0 && at >= last - mostComment; at -= 1)
    if (view.getUint32(at, true) === endMark)
      return { at: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
  return null;
}

/** What an archive says that its entries come to when they are inflated, bytes; null where it says nothing sensible. */
export function inflatedSize(bytes: ArrayBuffer): number | null {
  const view = new DataView(bytes);
  const list = endOfList(view);
  if (list === null) return null;
  let sum = 0;
  let { at } = list;
  for (let entry = 0; entry < list.count; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return null;
    sum += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sum;
}
