import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { createContext, useContext, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { useWords } from "../../foundation/language.tsx";
import { ProblemError } from "../../foundation/problem-error.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { FailureBar } from "../../foundation/states.tsx";
import { words as foundationWords } from "../../foundation/words.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", minHeight: 0, [onPhone]: { height: "100%" } },
  fields: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
    overflow: "auto",
    minHeight: 0,
    [onPhone]: { flex: 1 },
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  onPhoneOnly: { display: "none", [onPhone]: { ...typographyStyles.subtitle2, display: "block" } },
  end: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  },
  sentence: {
    ...typographyStyles.caption1,
    flex: "1 1 160px",
    color: tokens.colorNeutralForeground2,
    margin: 0,
    overflowWrap: "anywhere",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginLeft: "auto" },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** The way out of a form that nobody asked for leads to the other acts and says so. */
export const CancelWord = createContext<string | null>(null);

export interface FormFrameProps {
  /** Its name for screen readers; the primary button says the same to the eye. */
  readonly title: string;
  readonly heading?: string | undefined;
  /** What will happen, in one sentence. */
  readonly sentence: ReactNode;
  readonly submitWord: string;
  readonly isRunning: boolean;
  readonly error: Error | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** Another answer beside the primary one, such as a refusal. */
  readonly other?: { readonly word: string; readonly onClick: () => void } | undefined;
  readonly children?: ReactNode;
}

/** Fields, the sentence that says what will happen, and the one primary act where the eye ends. */
export function FormFrame(props: FormFrameProps) {
  const { title, heading, sentence, submitWord, isRunning, error, onSubmit, onCancel, other, children } =
    props;
  const styles = useStyles();
  const f = useWords(foundationWords);
  const cancelWord = useContext(CancelWord);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isRunning) onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
    if (event.key === "Escape") onCancel();
  };
  const isAtField = error instanceof ProblemError && (error.field !== null || error.fields.length > 0);
  return (
    // Ctrl+Enter sends and Esc closes, from any field.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} aria-label={title} noValidate>
      <div className={styles.fields}>
        <h3 className={mergeClasses(styles.title, heading === undefined && styles.onPhoneOnly)}>
          {heading ?? title}
        </h3>
        {children}
        {isAtField ? null : <FailureBar error={error} />}
      </div>
      <div className={styles.end}>
        <p className={styles.sentence} aria-live="polite">
          {sentence}
        </p>
        <div className={styles.buttons}>
          <Button className={styles.button} onClick={onCancel}>
            {cancelWord ?? f("cancel")}
          </Button>
          {other === undefined ? null : (
            <Button className={styles.button} onClick={other.onClick} disabledFocusable={isRunning}>
              {other.word}
            </Button>
          )}
          <Button className={styles.button} appearance="primary" type="submit" disabledFocusable={isRunning}>
            {submitWord}
          </Button>
        </div>
      </div>
    </form>
  );
}
