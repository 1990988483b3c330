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
  code: { width: "240px", "& .fui-Input": { minWidth: 0, width: "100%" } },
  button: { [onTouch]: { minHeight: "44px" } },
});

type Register = Sealings["registers"][number];
/** Where it is sought: in a register, or among the drafts, which have no number. */
type Place = Register | { readonly kind: "draft" };

const queryOf = (place: Place, typed: string) =>
  place.kind === "draft"
    ? { kind: place.kind, code: typed }
    : { kind: place.kind, register: place.key, year: place.year, number: Number(typed) };

/** Finds an entry of a register by its number, or a draft by its code; nothing else is shown of it. */
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
  const [typed, setTyped] = useState("");
  const place: Place = registers[at] ?? { kind: "draft" };
  const isDraft = place.kind === "draft";
  const find = useMutation({
    mutationFn: () => api.get("/api/admin/sealings/candidate", sealable, { query: queryOf(place, typed) }),
    onSuccess: onFound,
    onError: notices.failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDraft ? typed.trim() !== "" : Number(typed) >= 1) find.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t("register")} className={styles.register}>
        <Select
          value={String(at)}
          onChange={(_event, { value }) => {
            setAt(Number(value));
            setTyped("");
          }}
        >
          {registers.map(({ kind, key, year, name }, index) => (
            <option key={`${kind} ${key} ${year}`} value={index}>
              {`${name} ${year}`}
            </option>
          ))}
          <option value={registers.length}>{t("drafts")}</option>
        </Select>
      </Field>
      <Field label={t(isDraft ? "code" : "number")} className={isDraft ? styles.code : styles.number}>
        <Input
          inputMode={isDraft ? "text" : "numeric"}
          value={typed}
          placeholder={isDraft ? t("codeHint") : undefined}
          onChange={(_event, { value }) => setTyped(isDraft ? value : value.replace(/\D/gu, ""))}
        />
      </Field>
      <Button type="submit" className={styles.button} disabledFocusable={find.isPending}>
        {t("look")}
      </Button>
    </form>
  );
}
