import {
  Checkbox,
  Field,
  makeStyles,
  mergeClasses,
  tokens,
  Tooltip,
  typographyStyles,
} from "@fluentui/react-components";
import { SparkleFilled } from "@fluentui/react-icons/svg/sparkle";
import type { ReactElement, ReactNode } from "react";
import { useSay, useWords } from "../foundation/language.tsx";
import { onPhone, useIsPhone } from "../foundation/screen.ts";
import type { Origin } from "./form-state.ts";
import type { ShownProblem } from "./problems.ts";
import { words } from "./words.ts";

/** A form in a narrow pane, whatever the width of the screen: its frame says `containerType: "inline-size"`. */
const inNarrowPane = "@container (max-width: 480px)";

const useStyles = makeStyles({
  row: {
    minWidth: 0,
    gridTemplateColumns: "152px minmax(0, 1fr)",
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  second: {
    gridTemplateColumns: "96px minmax(0, 1fr)",
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
    [inNarrowPane]: { gridTemplateColumns: "152px minmax(0, 1fr)" },
  },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 12fr) minmax(0, 10fr)",
    gap: tokens.spacingHorizontalM,
    minWidth: 0,
    [inNarrowPane]: { gridTemplateColumns: "minmax(0, 1fr)", rowGap: tokens.spacingVerticalS },
  },
  label: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS },
  mark: { color: tokens.colorBrandForeground1, fontSize: "14px", lineHeight: 0 },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  problem: { display: "block" },
  confirm: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  confirmLabel: { ...typographyStyles.caption1 },
});

const originWords = {
  habit: "proposedHabit",
  file: "proposedFile",
  directory: "proposedDirectory",
} as const satisfies Record<Origin, keyof typeof words>;

export interface FormRowProps {
  readonly label: string;
  readonly children: ReactElement;
  readonly required?: boolean;
  /** The right half of a pair: its label is as narrow as its words allow. */
  readonly second?: boolean;
  readonly problems?: readonly ShownProblem[];
  readonly confirmed?: readonly string[];
  readonly onConfirm?: ((code: string, on: boolean) => void) | undefined;
  readonly proposed?: Origin | undefined;
  readonly hint?: ReactNode;
  /** The field's name, by which the page knows where the focus is. */
  readonly field?: string;
}

/** A label with its input, what is wrong with it, and a mark where nobody typed the value. */
export function FormRow(props: FormRowProps) {
  const {
    label,
    children,
    required = false,
    second = false,
    problems = [],
    confirmed = [],
    onConfirm,
  } = props;
  const styles = useStyles();
  const isPhone = useIsPhone();
  const open = problems.filter((one) => !one.confirmable || !confirmed.includes(one.code));
  return (
    <Field
      className={mergeClasses(styles.row, second && styles.second)}
      orientation={isPhone ? "vertical" : "horizontal"}
      required={required}
      label={{ children: <RowLabel label={label} proposed={props.proposed} /> }}
      validationState={
        open.length === 0 ? "none" : open.every((one) => one.confirmable) ? "warning" : "error"
      }
      {...(problems.length === 0
        ? {}
        : { validationMessage: { children: <Problems {...{ problems, confirmed, onConfirm }} /> } })}
      data-field={props.field}
      {...(props.proposed === undefined && (props.hint === undefined || props.hint === null)
        ? {}
        : { hint: { className: mergeClasses(!props.hint && styles.hidden), children: <Hint {...props} /> } })}
    >
      {children}
    </Field>
  );
}

/** Two short fields side by side, as number and symbol stand on the paper. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={useStyles().pair}>{children}</div>;
}

/** What there is to know of the value; where it came from is told to those who do not see the mark. */
function Hint({ hint, proposed }: Pick<FormRowProps, "hint" | "proposed">) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <>
      {proposed === undefined ? null : <span className={styles.hidden}>{t(originWords[proposed])}</span>}
      {hint}
    </>
  );
}

function RowLabel({ label, proposed }: { label: string; proposed: Origin | undefined }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <span className={styles.label}>
      {label}
      {proposed === undefined ? null : (
        <Tooltip content={t(originWords[proposed])} relationship="inaccessible" withArrow>
          <span className={styles.mark}>
            <SparkleFilled />
          </span>
        </Tooltip>
      )}
    </span>
  );
}

function Problems({
  problems,
  confirmed,
  onConfirm,
}: {
  problems: readonly ShownProblem[];
  confirmed: readonly string[];
  onConfirm: FormRowProps["onConfirm"];
}) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  return (
    <>
      {problems.map((one, at) => (
        <span key={one.code + one.sentence.vi} className={at === 0 ? undefined : styles.problem}>
          {say(one.sentence)}
          {one.confirmable && onConfirm ? (
            <Checkbox
              className={styles.confirm}
              size="medium"
              checked={confirmed.includes(one.code)}
              onChange={(_event, data) => onConfirm(one.code, data.checked === true)}
              label={{ children: t("confirmRight"), className: styles.confirmLabel }}
            />
          ) : null}
        </span>
      ))}
    </>
  );
}
