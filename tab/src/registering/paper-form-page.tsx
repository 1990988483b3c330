import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type FocusEvent, type ReactNode } from "react";
import { onNarrow, onPhone, onTouch } from "../foundation/screen.ts";
import type { PaperMark } from "../paper/paper-source.ts";
import { FilesPane } from "./files-pane.tsx";
import { SavedBar, type SavedDocument } from "./saved-bar.tsx";
import type { Uploads } from "./uploads/use-uploads.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    height: "100%",
    minHeight: 0,
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [onNarrow]: { height: "auto" },
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  /* The files come first where people read and tab in order; a wide screen shows them on the right. */
  sides: {
    display: "grid",
    flex: 1,
    minHeight: 0,
    gridTemplateColumns: "minmax(500px, 11fr) minmax(0, 10fr)",
    gridTemplateAreas: '"form files"',
    gap: tokens.spacingHorizontalXL,
    [onNarrow]: { gridTemplateColumns: "minmax(0, 1fr)", gridTemplateAreas: '"files" "form"' },
  },
  files: {
    gridArea: "files",
    display: "flex",
    flexDirection: "column",
    minHeight: 0,
    minWidth: 0,
    "& > *": { flex: 1 },
  },
  side: { gridArea: "form", minHeight: 0, minWidth: 0 },
  form: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  fields: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    "& > *": { flexShrink: 0 },
    // Fluent's own controls are 32 px high, too small for a thumb.
    [onTouch]: {
      "& .fui-Input, & .fui-Combobox, & .fui-Select__select, & .fui-Textarea": { minHeight: "44px" },
    },
    // An empty field is empty: how to fill it is said to who is in it, and looks like no value in any theme.
    "& input::placeholder, & textarea::placeholder": { opacity: 0 },
    "& input:focus::placeholder, & textarea:focus::placeholder": { opacity: 1, fontStyle: "italic" },
    // Room for the focus marks of the inputs at the edges.
    padding: `2px ${tokens.spacingHorizontalXS}`,
    [onNarrow]: { overflowY: "visible", flex: "none" },
  },
  foot: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    [onNarrow]: {
      position: "sticky",
      bottom: 0,
      paddingBottom: tokens.spacingVerticalM,
      zIndex: 1,
    },
  },
});

interface PaperFormPageProps {
  readonly head: ReactNode;
  readonly saved: SavedDocument | null;
  readonly onCloseSaved: () => void;
  readonly uploads: Uploads;
  readonly mark: PaperMark | null;
  /** On a phone, where there is room for one of both. */
  readonly showsPaper: boolean;
  /** The name of the field in focus, null when none is. */
  readonly onFocusField: (name: string | null) => void;
  /** One for each form from blank to saved; each begins with the choice of its files. */
  readonly turn: string | number;
  /** Grows with each attempt to save that a field stopped: the first such field takes the focus. */
  readonly stopped: number;
  readonly children: ReactNode;
}

function focusedField(event: FocusEvent): string | null {
  return event.target.closest<HTMLElement>("[data-field]")?.dataset["field"] ?? null;
}

/** A form beside the paper it is about, one form after the other: registering and giving a number look alike. */
export function PaperFormPage(props: PaperFormPageProps) {
  const { head, saved, onCloseSaved, uploads, mark, showsPaper, onFocusField, turn, stopped, children } =
    props;
  const styles = useStyles();
  const chooseFile = useRef<HTMLButtonElement>(null);
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn !== "") chooseFile.current?.focus();
  }, [turn]);
  useEffect(() => {
    if (stopped > 0) side.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [stopped]);
  const addFiles = (files: File[]) => {
    uploads.add(files);
    side.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  };
  return (
    <div className={styles.page}>
      {head}
      <SavedBar saved={saved} onClose={onCloseSaved} />
      <div className={styles.sides}>
        <div className={styles.files}>
          <FilesPane {...{ uploads, mark, showsPaper }} onFiles={addFiles} chooseRef={chooseFile} />
        </div>
        <div
          ref={side}
          className={styles.side}
          onFocus={(event) => onFocusField(focusedField(event))}
          onBlur={() => onFocusField(null)}
        >
          {children}
        </div>
      </div>
    </div>
  );
}

interface PaperFormProps {
  readonly onSubmit: () => void;
  /** What still stands in the way, and the ways out; stays in sight. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** The fields from top to bottom of the paper, and the foot below them. */
export function PaperForm({ onSubmit, foot, children }: PaperFormProps) {
  const styles = useStyles();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles.fields}>{children}</div>
      <div className={styles.foot}>{foot}</div>
    </form>
  );
}
