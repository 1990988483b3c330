import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { OfferedAct } from "./mending-acts.ts";

/** What the form of every act is given. */
export interface ActFormProps {
  readonly detail: IncomingDetail;
  readonly act: OfferedAct;
  readonly onDone: () => void;
  readonly onStale: () => void;
  readonly onCancel: () => void;
}
