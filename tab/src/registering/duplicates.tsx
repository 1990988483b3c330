import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { PossibleDuplicate } from "../../../src/contract/incoming.ts";
import { useWords } from "../foundation/language.tsx";
import { onPhone } from "../foundation/screen.ts";
import { DuplicateTable } from "./duplicate-table.tsx";
import type { DuplicateDecision, FormState } from "./form-state.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "860px", width: "calc(100% - 32px)" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  lead: { margin: 0 },
  reason: {
    position: "sticky",
    bottom: 0,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: "2px",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  actions: { [onPhone]: { gridColumnStart: 1 } },
});

interface DuplicatesProps {
  readonly duplicates: readonly PossibleDuplicate[];
  readonly state: FormState;
  readonly mainFileName: string | null;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly onDecide: (decision: DuplicateDecision) => void;
  /** It is the same document: the form and its files are given up. */
  readonly onDiscard: () => void;
}

/** Whether the clerk has looked at each of these and said that the new one is another document. */
export function isDecided(state: FormState, duplicates: readonly PossibleDuplicate[]): boolean {
  const seen = state.decision?.seen ?? [];
  return duplicates.every((one) => seen.includes(one.id));
}

/** A line in the form that says which entry it may be, and both documents side by side. */
export function Duplicates(props: DuplicatesProps) {
  const { duplicates, state, isOpen, setOpen } = props;
  const t = useWords(words);
  const first = duplicates[0];
  if (first === undefined) return null;
  const decided = isDecided(state, duplicates);
  const numbers = duplicates.map((one) => `${one.arrivalNumber}/${one.year}`).join(", ");
  return (
    <>
      <MessageBar intent={decided ? "info" : "warning"}>
        <MessageBarBody>
          {decided ? t("decided", { reason: state.decision?.reason ?? "" }) : t("duplicate", { n: numbers })}
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => setOpen(true)}>
            {t("compare")}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {isOpen ? <DuplicatesDialog {...props} /> : null}
    </>
  );
}

function DuplicatesDialog(props: DuplicatesProps) {
  const { duplicates, state, mainFileName, setOpen, onDecide, onDiscard } = props;
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const [reason, setReason] = useState(state.decision?.reason ?? "");
  const decide = () => {
    onDecide({ seen: duplicates.map((one) => one.id), reason: reason.trim() });
    setOpen(false);
  };
  return (
    <Dialog open onOpenChange={(_event, data) => setOpen(data.open)}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("duplicateTitle")}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.lead}>{t("duplicateLead")}</p>
            {duplicates.map((twin) => (
              <DuplicateTable
                key={twin.id}
                twin={twin}
                values={state.values}
                fileName={mainFileName}
                onOpen={() => void navigate(`/documents/${twin.id}`)}
              />
            ))}
            <Field className={styles.reason} label={t("reason")} hint={t("reasonHint")} required>
              <Input value={reason} maxLength={500} onChange={(_event, data) => setReason(data.value)} />
            </Field>
          </DialogContent>
          <DialogActions className={styles.actions} fluid>
            <Button appearance="subtle" onClick={onDiscard}>
              {t("isTheSame")}
            </Button>
            <Button appearance="primary" disabled={reason.trim() === ""} onClick={decide}>
              {t("registerAnyway")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
