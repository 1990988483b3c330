import type { Case } from "./sample-notices.ts";
import {
  act,
  assignees,
  clerk,
  detail,
  happened,
  law,
  leader,
  legalValue,
  refusal,
} from "./sample-documents.ts";

/** Cards about signatures, and about a document that the clerk did not take. */
export const signatureCases = {
  refused: {
    detail: detail({
      state: "refused",
      history: [
        happened(
          "routing.refused",
          clerk.name,
          "Từ chối tiếp nhận (trạng thái 02)",
          "Refused to take it (status 02)",
          refusal,
        ),
      ],
    }),
    readerId: leader.id,
  },
  signaturesBad: {
    detail: detail({
      state: "registered",
      submittedTo: null,
      legalValue: legalValue({
        value: "invalid",
        reasons: [
          {
            vi: `Có chữ ký không hợp lệ: không dùng văn bản này (${law}).`,
            en: `A signature is invalid: do not use this document (${law}).`,
          },
        ],
      }),
      acts: [act("submit"), act("refuse"), act("amend")],
    }),
    assignees: assignees(),
    readerId: clerk.id,
  },
  legalValueChanged: {
    detail: detail({
      state: "registered",
      submittedTo: null,
      legalValue: legalValue({
        value: "reference",
        before: [{ value: "replacesPaper", at: "2026-11-20T01:11:00.000Z" }],
        reasons: [
          {
            vi: "Có chữ ký chưa kết luận được: tạm để tham khảo.",
            en: "A signature could not be concluded upon.",
          },
        ],
      }),
      acts: [act("submit"), act("refuse")],
    }),
    assignees: assignees(),
    readerId: clerk.id,
  },
} as const satisfies Readonly<Record<string, Case>>;
