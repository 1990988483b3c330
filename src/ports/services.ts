import type { Archives } from "./archives.ts";
import type { Clock } from "./clock.ts";
import type { Directory } from "./directory.ts";
import type { EvidenceWriter } from "./evidence-writer.ts";
import type { FileInspection } from "./file-inspection.ts";
import type { FileStore } from "./file-store.ts";
import type { HolidayProposal } from "./holiday-proposal.ts";
import type { Ids } from "./ids.ts";
import type { InPersonsName } from "./in-persons-name.ts";
import type { Instance } from "./instance.ts";
import type { MalwareScanner } from "./malware-scanner.ts";
import type { Messenger } from "./messenger.ts";
import type { Outreach } from "./outreach.ts";
import type { PracticePapers } from "./practice-papers.ts";
import type { PrintedForms } from "./printed-forms.ts";
import type { Renditions } from "./renditions.ts";
import type { SheetReader } from "./sheet-reader.ts";
import type { SignatureCheck } from "./signature-check.ts";
import type { Store } from "./store.ts";
import type { TeamChannels } from "./team-channels.ts";
import type { TextExtraction } from "./text-extraction.ts";
import type { TrustTools } from "./trust-tools.ts";

/**
 * Everything of the outside world that use cases may need. Each use case asks for the part it needs:
 * `Pick<Services, "store" | "clock">`, as its first parameter.
 */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The spool: uploads grow here. Stored originals are reached by `usecases/files/open-original.ts` alone. */
  readonly files: FileStore;
  readonly archives: Archives;
  readonly inspection: FileInspection;
  /** Null where there is none: the embedded default. */
  readonly scanner: MalwareScanner | null;
  readonly extraction: TextExtraction;
  readonly signatures: SignatureCheck;
  readonly trustTools: TrustTools;
  readonly evidence: EvidenceWriter;
  readonly forms: PrintedForms;
  readonly practicePapers: PracticePapers;
  readonly renditions: Renditions;
  readonly sheets: SheetReader;
  readonly holidays: HolidayProposal;
  /** Null where the organisation's directory is not connected: people are imported from a file. */
  readonly directory: Directory | null;
  readonly messenger: Messenger;
  readonly outreach: Outreach;
  readonly inPersonsName: InPersonsName;
  readonly channels: TeamChannels;
  readonly instance: Instance;
  readonly settings: DeploymentSettings;
}

/** What the administrator of the deployment sets by environment and use cases need to know. */
export interface DeploymentSettings {
  readonly maxUploadBytes: number;
  readonly scanner: "none" | "clamd";
  /** Hours after which an upload that nobody registered is swept. */
  readonly uploadLifetimeHours: number;
  /** Days for which a file stays in quarantine in which something was found. */
  readonly quarantineDays: number;
}
