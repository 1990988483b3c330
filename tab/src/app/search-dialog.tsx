export function SearchDialog({ onClose }: { onClose: () => void }) {
  return <button onClick={onClose}>…</button>;
}
