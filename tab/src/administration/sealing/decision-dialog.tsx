import { Field, Input, makeStyles, Textarea } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { markSettled, sealing, type Sealable } from "../../../../src/contract/sealing.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { ProblemError } from "../../foundation/problem-error.ts";
import { keys } from "../../foundation/queries.ts";
import { useApi } from "../../foundation/session.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({ text: { margin: 0 } });

interface DecisionProps {
  readonly document: Sealable;
  /** seal: for good. notSecret: the alarm ends. */
  readonly decision: "seal" | "notSecret";
  readonly onClose: () => void;
}

/** What the server says about one field of the form. */
function useFieldProblem(error: Error | null): (field: string) => string | null {
  const { language } = useLanguage();
  return (field) =>
    error instanceof ProblemError && error.field === field ? error.sentence[language] : null;
}

function useDecide({ document, decision, onClose }: DecisionProps) {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  return useMutation({
    mutationFn: async (given: { readonly reason: string; readonly confirmation: string }) => {
      const { documentId } = document;
      if (decision === "seal") await api.post("/api/admin/sealings", { documentId, ...given }, sealing);
      else {
        const { reason } = given;
        await api.post(`/api/admin/sealings/${documentId}/not-secret`, { reason }, markSettled);
      }
    },
    onSuccess: () => {
      notices.done(t(decision === "seal" ? "done" : "settled"));
      void client.invalidateQueries({ queryKey: keys.administration });
      onClose();
    },
  });
}

/** Asks once more, with the number typed and a reason, before a document is sealed for good or an alarm ends. */
export function DecisionDialog(props: DecisionProps) {
  const { document, decision, onClose } = props;
  const styles = useStyles();
  const t = useWords(words);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const decide = useDecide(props);
  const problemOf = useFieldProblem(decide.error);
  const { kind, number, year, fileCount, confirmation } = document;
  const what = t(kind, { number, year });
  const isSealing = decision === "seal";
  return (
    <EditDialog
      title={isSealing ? t("confirmTitle", { what }) : t("notSecretTitle")}
      saveWord={t(isSealing ? "sealNow" : "confirm")}
      isSaving={decide.isPending}
      error={decide.error instanceof ProblemError && decide.error.field !== null ? null : decide.error}
      onSave={() => decide.mutate({ reason, confirmation: typed })}
      onClose={onClose}
    >
      <p className={styles.text}>
        {isSealing
          ? t(kind === "draft" ? "confirmDraftText" : "confirmText", { files: fileCount })
          : t("notSecretText", { what })}
      </p>
      {isSealing ? (
        <Field
          label={t("confirmation", { text: confirmation })}
          required
          validationMessage={problemOf("confirmation")}
        >
          <Input autoComplete="off" value={typed} onChange={(_event, { value }) => setTyped(value)} />
        </Field>
      ) : null}
      <Field label={t("reason")} required validationMessage={problemOf("reason")}>
        <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
    </EditDialog>
  );
}
