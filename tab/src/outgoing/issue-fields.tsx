import { Checkbox, Input, makeStyles, Select, Textarea } from "@fluentui/react-components";
import type { OutgoingChoices } from "../../../src/contract/outgoing.ts";
import { priorities } from "../../../src/domain/incoming-fields.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { DateText } from "../registering/date-text.tsx";
import { FormRow, Pair } from "../registering/form-row.tsx";
import { priorityOf } from "../registering/form-values.ts";
import { SuggestField } from "../registering/suggest-field.tsx";
import { IssueMore } from "./issue-more.tsx";
import { rowOf } from "./issue-row.ts";
import { RecipientsField } from "./recipients-field.tsx";
import { ReplyField } from "./reply-field.tsx";
import type { IssueForm } from "./use-issue-form.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({ fill: { width: "100%", minWidth: 0 } });

interface FormProps {
  readonly form: IssueForm;
}

/** The fields in the order of the paper: what it is, what it says, who signed it, where it goes. */
export function IssueFields({ form }: FormProps) {
  const { choices } = form;
  return (
    <>
      <TypeRows form={form} />
      <IssuerRows form={form} choices={choices} />
      <TextRows form={form} />
      <SignerRow form={form} choices={choices} />
      <WhereRows form={form} />
      <CountRows form={form} />
      <IssueMore form={form} />
    </>
  );
}

function TypeRows({ form }: FormProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { types } = form;
  const { values } = form.turn;
  const type = types.find((one) => one.code === values.typeCode);
  return (
    <>
      <Pair>
        <FormRow label={t("typeName")} required {...rowOf(form, "typeCode")}>
          <Select
            className={styles.fill}
            value={values.typeCode}
            onBlur={() => form.leave("typeCode")}
            onChange={(_event, data) => {
              const chosen = types.find((one) => one.code === data.value);
              form.edit({ typeCode: data.value, isLegislation: chosen?.isLegislation ?? false });
            }}
          >
            <option value="" aria-label={t("chooseType")} />
            {types.map((one) => (
              <option key={one.code} value={one.code}>
                {language === "vi" ? one.name : one.nameEn}
              </option>
            ))}
          </Select>
        </FormRow>
        <FormRow label={t("dateShort")} second required {...rowOf(form, "issuedDate")}>
          <DateText
            label={t("issuedDate")}
            value={values.issuedDate}
            onChange={(issuedDate) => form.edit({ issuedDate })}
          />
        </FormRow>
      </Pair>
      {type?.mayBeLegislation ? (
        // It follows from the type, whose mark says that it was read.
        <FormRow label="" {...rowOf(form, "isLegislation")} proposed={undefined}>
          <Checkbox
            label={t("isLegislation")}
            checked={values.isLegislation}
            disabled={type.isLegislation}
            onChange={(_event, data) => form.edit({ isLegislation: data.checked === true })}
          />
        </FormRow>
      ) : null}
    </>
  );
}

interface ChoiceProps extends FormProps {
  readonly choices: OutgoingChoices;
}

function IssuerRows({ form, choices }: ChoiceProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { values } = form.turn;
  return (
    <>
      <FormRow label={t("unit")} {...rowOf(form, "draftingUnitId")}>
        <Select
          className={styles.fill}
          value={values.draftingUnitId ?? ""}
          onBlur={() => form.leave("draftingUnitId")}
          onChange={(_event, data) => form.edit({ draftingUnitId: data.value === "" ? null : data.value })}
        >
          <option value="">{t("noUnit")}</option>
          {choices.units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </FormRow>
      {choices.bodies.length === 0 ? null : (
        <FormRow label={t("body")} {...rowOf(form, "bodyId")}>
          <Select
            className={styles.fill}
            value={values.bodyId ?? ""}
            onChange={(_event, data) => form.edit({ bodyId: data.value === "" ? null : data.value })}
          >
            <option value="">{t("bodySelf")}</option>
            {choices.bodies.map(({ id, name, abbreviation }) => (
              <option key={id} value={id}>
                {`${name} (${abbreviation})`}
              </option>
            ))}
          </Select>
        </FormRow>
      )}
    </>
  );
}

function TextRows({ form }: FormProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <FormRow label={t("abstract")} required {...rowOf(form, "abstract")}>
      <Textarea
        className={styles.fill}
        rows={3}
        resize="vertical"
        value={form.turn.values.abstract}
        onChange={(_event, data) => form.edit({ abstract: data.value })}
        onBlur={() => form.leave("abstract")}
      />
    </FormRow>
  );
}

function SignerRow({ form, choices }: ChoiceProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { signerName, signerPosition } = form.turn.values;
  return (
    <Pair>
      <FormRow label={t("signer")} required {...rowOf(form, "signerName")}>
        <SuggestField
          value={signerName}
          onType={(name) => form.edit({ signerName: name })}
          onPick={(key) => {
            const signer = choices.signers.find(({ name, position }) => `${name} ${position}` === key);
            if (signer) form.edit({ signerName: signer.name, signerPosition: signer.position });
          }}
          onLeave={() => form.leave("signerName")}
          suggestions={choices.signers.map(({ name, position }) => ({
            key: `${name} ${position}`,
            text: name,
            second: position,
          }))}
        />
      </FormRow>
      <FormRow label={t("position")} second required {...rowOf(form, "signerPosition")}>
        <Input
          className={styles.fill}
          value={signerPosition}
          onChange={(_event, data) => form.edit({ signerPosition: data.value })}
          onBlur={() => form.leave("signerPosition")}
        />
      </FormRow>
    </Pair>
  );
}

function WhereRows({ form }: FormProps) {
  const t = useWords(words);
  const { values } = form.turn;
  return (
    <>
      <FormRow label={t("recipients")} required {...rowOf(form, "recipients")}>
        <RecipientsField
          value={values.recipients}
          onChange={(recipients) => form.edit({ recipients })}
          onLeave={() => form.leave("recipients")}
        />
      </FormRow>
      <FormRow label={t("replyTo")} {...rowOf(form, "replyTo")}>
        <ReplyField value={values.replyTo} onChange={(replyTo) => form.edit({ replyTo })} />
      </FormRow>
    </>
  );
}

const priorityWords = ["priority0", "priority1", "priority2", "priority3"] as const;

function CountRows({ form }: FormProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { values } = form.turn;
  return (
    <>
      <Pair>
        <FormRow label={t("keeper")} {...rowOf(form, "archiveKeeper")}>
          <Input
            className={styles.fill}
            value={values.archiveKeeper}
            onChange={(_event, data) => form.edit({ archiveKeeper: data.value })}
            onBlur={() => form.leave("archiveKeeper")}
          />
        </FormRow>
        <FormRow label={t("copies")} second {...rowOf(form, "copies")}>
          <Input
            className={styles.fill}
            inputMode="numeric"
            value={values.copies}
            onChange={(_event, data) => form.edit({ copies: data.value })}
            onBlur={() => form.leave("copies")}
          />
        </FormRow>
      </Pair>
      <Pair>
        <FormRow label={t("priority")} {...rowOf(form, "priority")}>
          <Select
            className={styles.fill}
            value={values.priority}
            onChange={(_event, data) => form.edit({ priority: priorityOf(Number(data.value)) })}
          >
            {priorities.map((level) => (
              <option key={level} value={level}>
                {t(priorityWords[level])}
              </option>
            ))}
          </Select>
        </FormRow>
        <FormRow label={t("dueDate")} second {...rowOf(form, "dueDate")}>
          <DateText
            label={t("dueDate")}
            ahead
            value={values.dueDate}
            onChange={(dueDate) => form.edit({ dueDate })}
          />
        </FormRow>
      </Pair>
    </>
  );
}
