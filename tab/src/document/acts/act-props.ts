import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { IncomingAct } from "../../../../src/contract/routing.ts";

/** What the form of every act is given. */
export interface ActFormProps {
  readonly detail: IncomingDetail;
  readonly act: IncomingAct;
  readonly onDone: () => void;
  readonly onStale: () => void;
  readonly onCancel: () => void;
}
