import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { createPrintedForms } from "../../../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { registerIncoming as schema } from "../../../src/contract/incoming.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import type { Assignment, Assignee } from "../../../src/domain/routing/assignment.ts";
import type { Services } from "../../../src/ports/services.ts";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../../src/usecases/assignments/complete-assignment.ts";
import { reportProgress } from "../../../src/usecases/assignments/report-progress.ts";
import { amendIncoming } from "../../../src/usecases/incoming/amend-incoming.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { readyUpload } from "../../support/ready-upload.ts";
import { openOffice, type IssuingOffice } from "../outgoing/issuing-office.ts";

/** An office that also receives, handles and prints. */
export interface PrintingOffice extends IssuingOffice {
  readonly services: IssuingOffice["services"] & Pick<Services, "forms">;
  /** Registers the nth document at 08:31 of the clock's day and submits it to the leader; answers its id. */
  receive(nth: number, more?: Record<string, unknown>, uploadId?: string): Promise<string>;
  /** The leader gives it to the heads of housing (lead) and planning (support), with a deadline. */
  instruct(documentId: string, text: string): Promise<void>;
  /** The head of housing, who leads, acknowledges. */
  acknowledge(documentId: string): Promise<void>;
  /** The head gives it on to a specialist, who reports, and completes it. */
  handle(documentId: string, replySymbol: string | null): Promise<void>;
  amend(documentId: string, abstract: string): Promise<void>;
}

const unitOf = ({ units }: IssuingOffice, unit: keyof IssuingOffice["units"]): Assignee => ({
  kind: "unit",
  id: units[unit].id,
});

export async function openPrintingOffice(): Promise<PrintingOffice> {
  const office = await openOffice();
  const services = { ...office.services, forms: createPrintedForms() };
  const { clerk, leader, housingHead, houser } = office.actors;
  const { read } = services.store;
  const versionOf = async (id: string): Promise<number> => (await read.incoming.get(id))?.version ?? 0;
  const assignmentTo = async (documentId: string, assigneeId: string): Promise<Assignment> => {
    const { assignments } = await read.routing.slip(documentId);
    const found = assignments.find(({ assignee }) => assignee.id === assigneeId);
    if (found === undefined) throw new Error("Nothing was assigned there.");
    return found;
  };
  return {
    ...office,
    services,
    receive: async (nth, more = {}, uploadId) => {
      const form = await arrival(office, clerk, leader, nth, more);
      const uploadIds = uploadId === undefined ? form.uploadIds : [uploadId];
      const { id } = await registerIncoming(services, clerk, { ...form, uploadIds });
      return id;
    },
    async instruct(documentId, text) {
      await instruct(services, leader, documentId, {
        version: await versionOf(documentId),
        text,
        lead: unitOf(office, "housing"),
        support: [unitOf(office, "planning")],
        inform: [{ kind: "person", id: office.actors.deputy.personId }],
        deadlineAt: "2026-12-04T10:00:00Z",
      });
    },
    async acknowledge(documentId) {
      const { id, version } = await assignmentTo(documentId, office.units.housing.id);
      await acknowledgeAssignment(services, housingHead, id, { version });
    },
    async handle(documentId, replySymbol) {
      const own = await assignmentTo(documentId, office.units.housing.id);
      await assignOn(services, housingHead, own.id, {
        version: own.version,
        text: "Đồng chí Ưởng dự thảo văn bản trả lời",
        lead: { kind: "person", id: houser.personId },
        deadlineAt: "2026-12-02T10:00:00Z",
      });
      const given = await assignmentTo(documentId, houser.personId);
      await reportProgress(services, houser, given.id, {
        version: given.version,
        text: "Đề xuất phúc đáp theo phương án 2",
      });
      const { id, version } = await assignmentTo(documentId, houser.personId);
      await completeAssignment(services, houser, id, { version, result: "Đã phúc đáp", replySymbol });
    },
    async amend(documentId, abstract) {
      const version = await versionOf(documentId);
      await amendIncoming(services, clerk, documentId, {
        version,
        reason: "Nhập sai trích yếu",
        fields: { abstract },
      });
    },
  };
}

async function arrival(
  { services, clock }: IssuingOffice,
  clerk: Actor,
  leader: Actor,
  nth: number,
  more: Record<string, unknown>,
) {
  const fields = {
    documentCode: null,
    codeNumber: String(nth + 100),
    codeNotation: "UBND-KTN",
    issuedDate: "2026-11-18",
    typeName: "Công văn",
    senderName: "Ủy ban nhân dân tỉnh Hoa Lư",
    senderAgencyId: null,
    senderCode: null,
    abstract: `Về việc quản lý nhà ở, việc số ${String(nth).padStart(4, "0")}`,
    language: "Tiếng Việt",
    pageCount: 2,
    description: null,
    signerPosition: null,
    signerName: null,
    priority: 0,
    toPlaces: null,
    dueDate: null,
    source: "paper",
    arrivedAt: clock.now().toISOString(),
    ...more,
  };
  return schema.parse({
    key: uuidIds.next(),
    fields,
    uploadIds: [await readyUpload(services.store, clerk)],
    submitTo: { personId: leader.personId, note: null },
  });
}
