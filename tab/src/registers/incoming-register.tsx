export function IncomingRegister() {
  return <p>…</p>;
}
