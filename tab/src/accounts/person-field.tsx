import { Field } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { assignees, type Assignees } from "../../../src/contract/routing.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { useWords } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { useApi, useSession } from "../foundation/session.tsx";
import { SuggestField } from "../registering/suggest-field.tsx";
import { words } from "./words.ts";

/** More names than these are found by typing on. */
const mostShown = 30;

type Colleague = Assignees["people"][number];

/** Everybody appointed in the agency but the reader. */
export function useColleagues(): readonly Colleague[] {
  const api = useApi();
  const { person } = useSession();
  const { data } = useQuery({
    queryKey: keys.assignees("", null),
    queryFn: ({ signal }) => api.get("/api/assignees", assignees, { signal }),
    staleTime: 60_000,
  });
  return (data?.people ?? []).filter(({ id }) => id !== person.id);
}

interface PersonFieldProps {
  readonly label: string;
  readonly people: readonly Colleague[];
  readonly onChange: (personId: string | null) => void;
  /** The refusal that stands at the field. */
  readonly wrong?: string | undefined;
}

/** One person by name, found without tone marks. What is typed and is nobody's name is null. */
export function PersonField({ label, people, onChange, wrong }: PersonFieldProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState("");
  const wanted = fold(typed.trim());
  const found = people.filter((one) => fold(one.name).includes(wanted)).slice(0, mostShown);
  return (
    <Field
      label={label}
      required
      hint={typed !== "" && found.length === 0 ? t("nobody") : t("personHint")}
      {...(wrong === undefined ? {} : { validationMessage: wrong })}
    >
      <SuggestField
        value={typed}
        suggestions={found.map((one) => ({
          key: one.id,
          text: one.name,
          second: [one.position, one.unit].filter(Boolean).join(" · ") || null,
        }))}
        onType={(text) => {
          setTyped(text);
          const exact = people.filter((one) => fold(one.name) === fold(text.trim()));
          onChange(exact.length === 1 ? (exact[0]?.id ?? null) : null);
        }}
        onPick={(id) => {
          setTyped(people.find((one) => one.id === id)?.name ?? "");
          onChange(id);
        }}
      />
    </Field>
  );
}
