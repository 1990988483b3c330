import { Field, Select } from "@fluentui/react-components";
import {
  activeAnswers,
  activeKinds,
  type ActivePolicy,
} from "../../../../src/domain/files/active-content.ts";
import { useWords } from "../../foundation/language.tsx";
import { scanWords } from "../../foundation/scan-words.ts";
import { words } from "./words.ts";

interface ActiveEditorProps {
  readonly value: ActivePolicy;
  readonly onChange: (value: ActivePolicy) => void;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is done about each kind of active content. */
export function ActiveEditor({ value, onChange }: ActiveEditorProps) {
  const t = useWords(words);
  const kinds = useWords(scanWords);
  return activeKinds.map((kind) => (
    <Field key={kind} label={capital(kinds(kind))} orientation="horizontal">
      <Select
        value={value[kind]}
        onChange={(_event, data) => {
          const answer = activeAnswers.find((one) => one === data.value);
          if (answer !== undefined) onChange({ ...value, [kind]: answer });
        }}
      >
        {activeAnswers.map((answer) => (
          <option key={answer} value={answer}>
            {t(answer)}
          </option>
        ))}
      </Select>
    </Field>
  ));
}
