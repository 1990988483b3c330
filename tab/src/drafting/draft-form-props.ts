import type { DraftDetail } from "../../../src/contract/drafts.ts";

/** What every form of an act on a draft is given. */
export interface DraftFormProps {
  readonly draft: DraftDetail;
  readonly onClose: () => void;
}
