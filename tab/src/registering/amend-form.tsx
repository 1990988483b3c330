import type { IncomingDetail } from "../../../src/contract/incoming.ts";

export interface AmendFormProps {
  readonly detail: IncomingDetail;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function AmendForm({ onCancel }: AmendFormProps) {
  return <button onClick={onCancel}>…</button>;
}
