import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { sealable, type Sealable, type Sealings } from "../../../../src/contract/sealing.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  register: { minWidth: "220px" },
  // An input's own least width would lie over the button.
  number: { width: "120px", "& .fui-Input": { minWidth: 0, width: "100%" } },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** Finds an entry of a register by its number; nothing but the number is shown of it. */
export function FindDocument({
  registers,
  onFound,
}: {
  readonly registers: Sealings["registers"];
  readonly onFound: (document: Sealable) => void;
}) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const notices = useNotices();
  const [at, setAt] = useState(0);
  const [number, setNumber] = useState("");
  const register = registers[at];
  const find = useMutation({
    mutationFn: ({ kind, key, year }: Sealings["registers"][number]) =>
      api.get("/api/admin/sealings/candidate", sealable, {
        query: { kind, register: key, year, number: Number(number) },
      }),
    onSuccess: onFound,
    onError: notices.failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (register !== undefined && Number(number) >= 1) find.mutate(register);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t("register")} className={styles.register}>
        <Select value={String(at)} onChange={(_event, { value }) => setAt(Number(value))}>
          {registers.map(({ kind, key, year, name }, index) => (
            <option key={`${kind} ${key} ${year}`} value={index}>
              {`${name} ${year}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("number")} className={styles.number}>
        <Input
          inputMode="numeric"
          value={number}
          onChange={(_event, { value }) => setNumber(value.replace(/\D/gu, ""))}
        />
      </Field>
      <Button type="submit" className={styles.button} disabledFocusable={find.isPending}>
        {t("look")}
      </Button>
    </form>
  );
}
