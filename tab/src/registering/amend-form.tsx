import { Field, makeStyles, Textarea, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useReducer, useState } from "react";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { actDone } from "../../../src/contract/routing.ts";
import { FormFrame } from "../document/acts/form-frame.tsx";
import { fieldWords } from "../document/words.ts";
import { useWords } from "../foundation/language.tsx";
import { isStale } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { onPhone } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { changedFields } from "./changed-fields.ts";
import { blankForm, formAfter } from "./form-state.ts";
import { valuesOf } from "./form-values.ts";
import { HandlingFields } from "./handling-fields.tsx";
import { MoreFields } from "./more-fields.tsx";
import { PaperFields } from "./paper-fields.tsx";
import { blocking, problemsHere, problemsOfError, together } from "./problems.ts";
import { useNow } from "./use-now.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  lead: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  fields: {
    containerType: "inline-size",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    [onPhone]: { containerType: "normal" },
  },
});

export interface AmendFormProps {
  readonly detail: IncomingDetail;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const isNamed = (field: string): field is keyof typeof fieldWords => field in fieldWords;

interface Amendment {
  readonly reason: string;
  readonly fields: Partial<IncomingDetail["fields"]>;
}

/** Saves against the version that is shown; when somebody was faster, the page is read again. */
function useAmending({ id, version }: IncomingDetail, onDone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (amendment: Amendment) =>
      api.post(`/api/incoming/${id}/amendments`, { version, ...amendment }, actDone),
    onSuccess: async () => {
      await Promise.all([keys.incoming, keys.work].map((queryKey) => client.invalidateQueries({ queryKey })));
      onDone();
    },
    onError: (error) => {
      if (isStale(error)) void client.invalidateQueries({ queryKey: keys.document(id) });
    },
  });
}

/** Corrects what is in the register: the old values stay in the history, the arrival number stays as it is. */
export function AmendForm({ detail, onDone, onCancel }: AmendFormProps) {
  const styles = useStyles();
  const t = useWords(words);
  const named = useWords(fieldWords);
  const now = useNow();
  const [state, act] = useReducer(formAfter, detail.fields, (fields) =>
    blankForm(detail.id, valuesOf(fields)),
  );
  const [reason, setReason] = useState("");
  // What this person changed, whatever somebody else has corrected meanwhile.
  const [first] = useState(detail.fields);
  const changes = changedFields(first, state.values, now);
  const names = Object.keys(changes).map((field) => (isNamed(field) ? named(field) : field));
  const problems = problemsHere(state, now);
  const saving = useAmending(detail, onDone);
  const submit = () => {
    act({ act: "try" });
    if (names.length > 0 && reason.trim() !== "" && blocking(problems, state.confirmed).length === 0)
      saving.mutate({ reason: reason.trim(), fields: changes });
  };
  const fields = { state, act, problems: together(problems, problemsOfError(saving.error)) };
  return (
    <FormFrame
      title={t("amendTitle")}
      heading={t("amendTitle")}
      sentence={names.length === 0 ? t("amendNothing") : `${t("amendChanges")}: ${names.join(", ")}`}
      submitWord={t("amendSave")}
      isRunning={saving.isPending}
      error={saving.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p className={styles.lead}>{t("amendLead")}</p>
      <Field
        label={t("amendReason")}
        required
        {...(state.tried && reason.trim() === "" ? { validationMessage: t("amendReasonNeeded") } : {})}
      >
        <Textarea
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(_event, data) => setReason(data.value)}
        />
      </Field>
      <div className={styles.fields}>
        <PaperFields {...fields} />
        <HandlingFields {...fields} />
        <MoreFields {...fields} />
      </div>
    </FormFrame>
  );
}
