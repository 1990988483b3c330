export function OutgoingRegister() {
  return <p>…</p>;
}
