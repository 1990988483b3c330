export function AdministrationPage() {
  return <p>…</p>;
}
