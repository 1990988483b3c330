/** `D:20240131093000+07'00'` (ISO 32000-2, 7.9.4). Null where it is no date. */
export function pdfDate(text: string | null): Date | null {
  const match =
    /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([Z+-])(\d{2})?'?(\d{2})?'?)?/u.exec(
      text ?? "",
    );
  if (match === null) return null;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00"] = match;
  const [sign = "Z", zoneHour = "00", zoneMinute = "00"] = match.slice(7);
  const zone = sign === "Z" ? "Z" : `${sign}${zoneHour}:${zoneMinute}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
