import { Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { assignees, type Assignees } from "../../../../src/contract/routing.ts";
import { useWords } from "../../foundation/language.tsx";
import { keys } from "../../foundation/queries.ts";
import { useApi } from "../../foundation/session.tsx";
import { words } from "./words.ts";

/** `person:<id>` or `unit:<id>`; empty while nobody is chosen. */
export type Receiver = string;

/** Leaders, units and people of the agency, without the one whose work it is. */
export function useReceivers(personId: string): Assignees | undefined {
  const api = useApi();
  const { data } = useQuery({
    queryKey: keys.assignees("", null),
    queryFn: ({ signal }) => api.get("/api/assignees", assignees, { signal }),
    staleTime: 60_000,
  });
  const isOther = ({ id }: { readonly id: string }) => id !== personId;
  return data && { ...data, leaders: data.leaders.filter(isOther), people: data.people.filter(isOther) };
}

interface ReceiverSelectProps {
  readonly label: string;
  readonly value: Receiver;
  readonly receivers: Assignees | undefined;
  /** A document that stands before a leader goes to a leader. */
  readonly leadersOnly?: boolean;
  readonly onChange: (receiver: Receiver) => void;
}

export function ReceiverSelect(props: ReceiverSelectProps) {
  const { label, value, receivers, leadersOnly = false, onChange } = props;
  const t = useWords(words);
  return (
    <Select aria-label={label} value={value} onChange={(_event, chosen) => onChange(chosen.value)}>
      <option value="">{t("choose")}</option>
      <Group label={t("leaders")} kind="person" items={receivers?.leaders ?? []} />
      {leadersOnly ? null : (
        <>
          <Group label={t("units")} kind="unit" items={receivers?.units ?? []} />
          <Group label={t("people")} kind="person" items={receivers?.people ?? []} />
        </>
      )}
    </Select>
  );
}

interface GroupProps {
  readonly label: string;
  readonly kind: "person" | "unit";
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

function Group({ label, kind, items }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <optgroup label={label}>
      {items.map(({ id, name }) => (
        <option key={id} value={`${kind}:${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
