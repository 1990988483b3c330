export function OutgoingPage() {
  return <p>…</p>;
}
