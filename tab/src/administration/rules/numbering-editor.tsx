import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { administrativeTypes } from "../../../../src/domain/document-types.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { NumberingPreview } from "./numbering-preview.tsx";
import type { NamedRegister, NumberingValue } from "./rule-values.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  group: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(160px, 1fr))",
    gap: tokens.spacingHorizontalS,
    alignItems: "start",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    margin: 0,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { ...typographyStyles.body1Strong, margin: 0 },
  touch: { justifySelf: "start", [onTouch]: { minHeight: "44px", minWidth: "44px" } },
  add: { alignSelf: "start", [onTouch]: { minHeight: "44px" } },
});

type Group = Extract<NumberingValue["outgoing"], { kind: "groups" }>["groups"][number];

interface NumberingEditorProps {
  readonly value: NumberingValue;
  readonly onChange: (value: NumberingValue) => void;
}

const kinds = [
  ["common", "common"],
  ["per-type", "perType"],
  ["groups", "groups"],
] as const;

/** How the agency numbers what it issues (NĐ 30, Đ15), with the next numbers as they would be. */
export function NumberingEditor({ value, onChange }: NumberingEditorProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { outgoing } = value;
  const choose = (kind: string) =>
    onChange({
      ...value,
      outgoing:
        kind === "groups" ? { kind, groups: [] } : kind === "per-type" ? { kind } : { kind: "common" },
    });
  return (
    <div className={styles.rows}>
      <RadioGroup value={outgoing.kind} onChange={(_event, data) => choose(data.value)}>
        {kinds.map(([kind, word]) => (
          <Radio key={kind} value={kind} label={t(word)} />
        ))}
      </RadioGroup>
      {outgoing.kind === "groups" ? (
        <Groups
          groups={outgoing.groups}
          onChange={(groups) => onChange({ ...value, outgoing: { kind: "groups", groups } })}
        />
      ) : null}
      <NumberingPreview value={value} />
      <Field label={t("decision")}>
        <Input
          value={value.decision ?? ""}
          maxLength={300}
          onChange={(_event, data) => onChange({ ...value, decision: data.value === "" ? null : data.value })}
        />
      </Field>
      <IncomingRegisters
        registers={value.incoming}
        onChange={(incoming) => onChange({ ...value, incoming })}
      />
    </div>
  );
}

function NameFields<R extends NamedRegister>({
  register,
  onChange,
}: {
  register: R;
  onChange: (register: R) => void;
}) {
  const t = useWords(words);
  return (
    <>
      <Field label={t("groupName")}>
        <Input
          value={register.nameVi}
          maxLength={100}
          onChange={(_event, data) => onChange({ ...register, nameVi: data.value })}
        />
      </Field>
      <Field label={t("groupNameEn")}>
        <Input
          value={register.nameEn}
          maxLength={100}
          onChange={(_event, data) => onChange({ ...register, nameEn: data.value })}
        />
      </Field>
      <Field label={t("key")} hint={t("keyHint")}>
        <Input
          value={register.key}
          maxLength={40}
          onChange={(_event, data) => onChange({ ...register, key: data.value })}
        />
      </Field>
    </>
  );
}

function Groups({ groups, onChange }: { groups: Group[]; onChange: (groups: Group[]) => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { keys, drop } = useRowKeys(groups.length);
  const set = (at: number, group: Group) => onChange(groups.map((one, i) => (i === at ? group : one)));
  const name = (code: string) => administrativeTypes.find((type) => type.code === code)?.[language] ?? code;
  return (
    <>
      {groups.map((group, at) => (
        <fieldset key={keys[at]} className={styles.group} aria-label={t("group", { n: at + 1 })}>
          <NameFields register={group} onChange={(next) => set(at, next)} />
          <Field label={t("types")}>
            <Dropdown
              multiselect
              value={group.typeCodes.map(name).join(", ")}
              selectedOptions={group.typeCodes}
              onOptionSelect={(_event, data) => set(at, { ...group, typeCodes: data.selectedOptions })}
            >
              {administrativeTypes.map((type) => (
                <Option key={type.code} value={type.code}>
                  {type[language]}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <Button
            className={styles.touch}
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t("removeGroup", { n: at + 1 })}
            onClick={() => {
              drop(at);
              onChange(groups.filter((_one, i) => i !== at));
            }}
          />
        </fieldset>
      ))}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        onClick={() =>
          onChange([...groups, { key: `nhom-${groups.length + 1}`, nameVi: "", nameEn: "", typeCodes: [] }])
        }
      >
        {t("addGroup")}
      </Button>
    </>
  );
}

interface IncomingRegistersProps {
  readonly registers: NamedRegister[];
  readonly onChange: (registers: NamedRegister[]) => void;
}

function IncomingRegisters({ registers, onChange }: IncomingRegistersProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { keys, drop } = useRowKeys(registers.length);
  return (
    <>
      <h3 className={styles.head}>{t("incomingMore")}</h3>
      {registers.map((register, at) => (
        <fieldset key={keys[at]} className={styles.group} aria-label={register.nameVi}>
          <NameFields
            register={register}
            onChange={(next) => onChange(registers.map((one, i) => (i === at ? next : one)))}
          />
          <Button
            className={styles.touch}
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t("remove", { name: register.nameVi })}
            onClick={() => {
              drop(at);
              onChange(registers.filter((_one, i) => i !== at));
            }}
          />
        </fieldset>
      ))}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        onClick={() =>
          onChange([...registers, { key: `den-${registers.length + 1}`, nameVi: "", nameEn: "" }])
        }
      >
        {t("addRegister")}
      </Button>
    </>
  );
}
