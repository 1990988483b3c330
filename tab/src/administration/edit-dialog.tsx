import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useWords } from "../foundation/language.tsx";
import { ProblemError } from "../foundation/problem-error.ts";
import { onTouch } from "../foundation/screen.ts";
import { FailureBar } from "../foundation/states.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "560px" },
  wide: { maxWidth: "760px" },
  /* Inputs are as wide as their field; their own least width would push a pair out of the dialog. */
  controls: {
    "& .fui-Input, & .fui-Select, & .fui-Dropdown, & .fui-Textarea": { minWidth: 0, width: "100%" },
    [onTouch]: { "& .fui-Input, & .fui-Select__select, & .fui-Dropdown": { minHeight: "44px" } },
  },
  content: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    paddingTop: "2px",
    paddingBottom: "2px",
  },
  touch: { [onTouch]: { minHeight: "44px" } },
});

interface EditDialogProps {
  readonly title: string;
  readonly saveWord?: string;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** One thing to change, the refusal beside it, and the one act where the eye ends. */
export function EditDialog(props: EditDialogProps) {
  const { title, saveWord, isSaving, error, onSave, onClose, isWide = false, children } = props;
  const styles = useStyles();
  const t = useWords(words);
  const isAtField = error instanceof ProblemError && error.fields.length > 0;
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface className={isWide ? styles.wide : styles.surface}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isSaving) onSave();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={mergeClasses(styles.content, styles.controls)}>
              {children}
              {isAtField ? null : <FailureBar error={error} />}
            </DialogContent>
            <DialogActions>
              <Button className={styles.touch} onClick={onClose}>
                {t("cancel")}
              </Button>
              <Button
                className={styles.touch}
                appearance="primary"
                type="submit"
                disabledFocusable={isSaving}
              >
                {saveWord ?? t("save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
