import { Field, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useWords } from "../../foundation/language.tsx";
import type { RevocationValue } from "./rule-values.ts";
import { words } from "./words.ts";

interface RevocationEditorProps {
  readonly value: RevocationValue;
  readonly onChange: (value: RevocationValue) => void;
}

/** Which hosts may be asked about revoked certificates, and what holds while nobody answers. */
export function RevocationEditor({ value, onChange }: RevocationEditorProps) {
  const t = useWords(words);
  // As typed: an empty line that is being written is not taken away.
  const [text, setText] = useState(value.hosts.join("\n"));
  return (
    <>
      <Field label={t("revocationHosts")} hint={t("revocationHostsHint")}>
        <Textarea
          rows={4}
          value={text}
          placeholder="crl.example.vn"
          onChange={(_event, data) => {
            setText(data.value);
            const hosts = data.value.split(/[\s,;]+/u).filter((it) => it !== "");
            onChange({ ...value, hosts });
          }}
        />
      </Field>
      <Field label={t("revocationFailure")}>
        <RadioGroup
          value={value.failure}
          onChange={(_event, data) =>
            onChange({ ...value, failure: data.value === "hard" ? "hard" : "soft" })
          }
        >
          <Radio value="soft" label={t("revocationSoft")} />
          <Radio value="hard" label={t("revocationHard")} />
        </RadioGroup>
      </Field>
    </>
  );
}
