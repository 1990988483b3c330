import {
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Select,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useState } from "react";
import type { OrgNodeInput, OrgNodeView } from "../../../../src/contract/administration.ts";
import { showDate, today } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { DateText } from "../../registering/date-text.tsx";
import { readTypedDate } from "../../registering/typed-date.ts";
import { EditDialog } from "../edit-dialog.tsx";
import { useAdminChange } from "../use-admin.ts";
import { words as common } from "../words.ts";
import { words } from "./words.ts";

export type NodeTask = "add" | "rename" | "correct" | "close";

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  pair: {
    alignItems: "start",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
});

interface NodeDialogProps {
  readonly task: NodeTask;
  /** The node that is changed, or below which one is added. */
  readonly node: OrgNodeView;
  readonly nodes: readonly OrgNodeView[];
  readonly onClose: () => void;
}

interface NodeForm {
  readonly name: string;
  readonly abbreviation: string;
  readonly parentId: string | null;
  readonly newCode: string;
  readonly oldCode: string;
  readonly from: string;
  readonly to: string;
  readonly predecessorIds: readonly string[];
}

function formOf(task: NodeTask, node: OrgNodeView): NodeForm {
  const from = showDate(task === "correct" || task === "close" ? node.validFrom : today());
  if (task === "add")
    return {
      name: "",
      abbreviation: "",
      parentId: node.id,
      newCode: "",
      oldCode: "",
      from,
      to: "",
      predecessorIds: [],
    };
  return {
    name: node.name,
    abbreviation: node.abbreviation,
    parentId: node.parentId,
    newCode: node.newCode ?? "",
    oldCode: node.oldCode ?? "",
    from,
    to: showDate(node.validTo),
    predecessorIds: [],
  };
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** Null while a day cannot be read or something is missing. */
function inputOf(form: NodeForm, task: NodeTask, node: OrgNodeView): OrgNodeInput | null {
  const now = new Date();
  const validFrom = readTypedDate(form.from, now, true);
  const validTo = form.to.trim() === "" ? null : readTypedDate(form.to, now, true);
  if (validFrom === null || (validTo === null && form.to.trim() !== "")) return null;
  if (form.name.trim() === "" || form.abbreviation.trim() === "" || (task === "close" && validTo === null))
    return null;
  return {
    version: task === "add" ? null : node.version,
    kind: task === "add" ? "unit" : node.kind,
    parentId: form.parentId,
    name: form.name.trim(),
    abbreviation: form.abbreviation.trim(),
    newCode: orNull(form.newCode),
    oldCode: orNull(form.oldCode),
    validFrom,
    validTo,
    predecessorIds: [...form.predecessorIds],
  };
}

const titles = {
  add: "addTitle",
  rename: "renameTitle",
  correct: "correctTitle",
  close: "closeTitle",
} as const;
const hints = { rename: "renameHint", correct: "correctHint", close: "closeHint" } as const;

export function NodeDialog({ task, node, nodes, onClose }: NodeDialogProps) {
  const styles = useStyles();
  const t = useWords(words);
  const saving = useAdminChange(onClose);
  const [form, setForm] = useState(() => formOf(task, node));
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    const body = inputOf(form, task, node);
    if (body === null) return;
    saving.mutate(
      task === "add"
        ? { method: "post", path: "organisation", body }
        : { method: "put", path: `organisation/${node.id}`, body },
    );
  };
  const edit = (patch: Partial<NodeForm>) => setForm({ ...form, ...patch });
  const fields = { form, edit, tried, error: saving.error, nodes, node };
  return (
    <EditDialog
      title={t(titles[task], { name: node.name })}
      isSaving={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      {task === "add" ? null : <p className={styles.hint}>{t(hints[task])}</p>}
      {task === "close" ? <LastDay {...fields} /> : <NodeFields {...fields} task={task} />}
    </EditDialog>
  );
}

interface FieldsProps {
  readonly form: NodeForm;
  readonly edit: (patch: Partial<NodeForm>) => void;
  readonly tried: boolean;
  readonly error: unknown;
  readonly nodes: readonly OrgNodeView[];
  readonly node: OrgNodeView;
}

function useWrong({ tried, error }: FieldsProps) {
  const c = useWords(common);
  const say = useSay();
  return (field: string, isWrong: boolean, word: "needed" | "badDate" = "needed") => {
    const refused = fieldSentence(error, field);
    if (refused) return { validationMessage: say(refused) };
    return tried && isWrong ? { validationMessage: c(word) } : {};
  };
}

function LastDay(props: FieldsProps) {
  const t = useWords(words);
  const wrong = useWrong(props);
  const { form, edit } = props;
  return (
    <Field
      label={t("lastDay")}
      required
      {...wrong("validTo", readTypedDate(form.to, new Date(0)) === null, "badDate")}
    >
      <DateText label={t("lastDay")} ahead value={form.to} onChange={(to) => edit({ to })} />
    </Field>
  );
}

function NodeFields(props: FieldsProps & { readonly task: NodeTask }) {
  const styles = useStyles();
  const t = useWords(words);
  const c = useWords(common);
  const wrong = useWrong(props);
  const { form, edit, nodes, node, task } = props;
  const parents = nodes.filter((one) => one.id !== node.id || task === "add");
  return (
    <>
      <Field label={t("name")} required {...wrong("name", form.name.trim() === "")}>
        <Input value={form.name} maxLength={200} onChange={(_event, data) => edit({ name: data.value })} />
      </Field>
      <div className={styles.pair}>
        <Field
          label={t("abbreviation")}
          required
          hint={t("abbreviationHint")}
          {...wrong("abbreviation", form.abbreviation.trim() === "")}
        >
          <Input
            value={form.abbreviation}
            maxLength={20}
            onChange={(_event, data) => edit({ abbreviation: data.value })}
          />
        </Field>
        {node.kind === "agency" && task !== "add" ? null : (
          <Field label={t("parent")} {...wrong("parentId", false)}>
            <Select value={form.parentId ?? ""} onChange={(_event, data) => edit({ parentId: data.value })}>
              {parents.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <CodeFields {...props} />
        <Field
          label={c("from")}
          required
          {...wrong("validFrom", readTypedDate(form.from, new Date(0)) === null, "badDate")}
        >
          <DateText
            label={c("from")}
            ahead
            value={form.from}
            disabled={task === "correct"}
            onChange={(from) => edit({ from })}
          />
        </Field>
      </div>
      {task === "correct" ? null : <Predecessors {...props} />}
    </>
  );
}

function CodeFields(props: FieldsProps) {
  const t = useWords(words);
  const wrong = useWrong(props);
  const { form, edit } = props;
  return (
    <>
      <Field label={t("newCode")} {...wrong("newCode", false)}>
        <Input
          value={form.newCode}
          maxLength={35}
          onChange={(_event, data) => edit({ newCode: data.value })}
        />
      </Field>
      <Field label={t("oldCode")} {...wrong("oldCode", false)}>
        <Input
          value={form.oldCode}
          maxLength={13}
          onChange={(_event, data) => edit({ oldCode: data.value })}
        />
      </Field>
    </>
  );
}

function Predecessors({ form, edit, nodes, node }: FieldsProps) {
  const t = useWords(words);
  const units = nodes.filter((one) => one.kind === "unit" && one.id !== node.id);
  const names = units.filter((one) => form.predecessorIds.includes(one.id)).map((one) => one.name);
  return (
    <Field label={t("predecessors")} hint={t("predecessorsHint")}>
      <Dropdown
        multiselect
        value={names.join(", ")}
        selectedOptions={[...form.predecessorIds]}
        onOptionSelect={(_event, data) => edit({ predecessorIds: data.selectedOptions })}
      >
        {units.map(({ id, name }) => (
          <Option key={id} value={id}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
