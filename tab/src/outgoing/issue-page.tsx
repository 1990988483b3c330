export function IssuePage() {
  return <p>…</p>;
}
