import { Combobox, makeStyles, Option, tokens, typographyStyles } from "@fluentui/react-components";
import type { ComponentProps } from "react";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  box: { width: "100%", minWidth: 0 },
  input: { minWidth: 0, width: "100%" },
  list: { maxHeight: "320px" },
  option: { display: "flex", flexDirection: "column", minWidth: 0 },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

export interface Suggestion {
  readonly key: string;
  readonly text: string;
  readonly second: string | null;
}

interface SuggestFieldProps extends Pick<ComponentProps<typeof Combobox>, "placeholder" | "disabled"> {
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly onType: (text: string) => void;
  readonly onPick: (key: string) => void;
  readonly onLeave?: (() => void) | undefined;
  readonly inputRef?: React.Ref<HTMLInputElement>;
  readonly "aria-label"?: string;
  readonly id?: string;
}

/** A text with proposals below it: what is typed stays when nothing is picked. Arrow keys and Enter pick. */
export function SuggestField(props: SuggestFieldProps) {
  const { value, suggestions, onType, onPick, onLeave, inputRef, ...rest } = props;
  const styles = useStyles();
  const t = useWords(words);
  return (
    <Combobox
      {...rest}
      freeform
      className={styles.box}
      input={{ className: styles.input, autoComplete: "off", ...(inputRef ? { ref: inputRef } : {}) }}
      // The arrow keys open the list; the mark beside it is for the mouse and no stop on the way through the form.
      expandIcon={{ tabIndex: -1, "aria-label": t("openList") }}
      listbox={{ className: styles.list }}
      value={value}
      selectedOptions={[]}
      onChange={(event) => onType(event.target.value)}
      onOptionSelect={(_event, data) => {
        if (data.optionValue !== undefined) onPick(data.optionValue);
      }}
      onBlur={() => onLeave?.()}
    >
      {suggestions.map(({ key, text, second }) => (
        <Option key={key} value={key} text={text}>
          <span className={styles.option}>
            <span>{text}</span>
            {second === null ? null : <span className={styles.second}>{second}</span>}
          </span>
        </Option>
      ))}
    </Combobox>
  );
}
