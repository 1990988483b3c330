import { Input, makeStyles, Textarea, typographyStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { incomingFieldRules } from "../../../src/domain/incoming-fields.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { DateText } from "./date-text.tsx";
import { matchingTypes, useDocumentTypes } from "./document-types.ts";
import { fieldsOf, type FieldsProps } from "./field-of.ts";
import { FormRow, Pair } from "./form-row.tsx";
import { oneLine } from "./form-values.ts";
import { SenderField } from "./sender-field.tsx";
import { splitSymbol } from "./split-symbol.ts";
import { SuggestField } from "./suggest-field.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  fill: { minWidth: 0, width: "100%" },
  number: { minWidth: 0, width: "100%", fontVariantNumeric: "tabular-nums" },
  counter: { ...typographyStyles.caption1, fontVariantNumeric: "tabular-nums" },
  over: { color: tokens.colorStatusDangerForeground3 },
});

/** What stands on the paper, from top to bottom. */
export function PaperFields(props: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { row, text } = fieldsOf(props);
  return (
    <>
      <SenderRow {...props} />
      <SymbolRow {...props} />
      <DateAndTypeRows {...props} />
      <AbstractRow {...props} />
      <Pair>
        <FormRow label={t("signer")} {...row("signerName")}>
          <Input className={styles.fill} {...text("signerName")} aria-label={t("signerName")} />
        </FormRow>
        <FormRow label={t("position")} second {...row("signerPosition")}>
          <Input className={styles.fill} {...text("signerPosition")} aria-label={t("signerPosition")} />
        </FormRow>
      </Pair>
    </>
  );
}

function SenderRow(props: FieldsProps) {
  const { state, act } = props;
  const t = useWords(words);
  const { row, edit, leave } = fieldsOf(props);
  const isTyped = state.values.senderName.trim() !== "" && state.values.senderAgencyId === null;
  return (
    <FormRow
      label={t("senderName")}
      required
      {...row("senderName")}
      hint={isTyped && state.left.includes("senderName") ? t("senderTyped") : undefined}
    >
      <SenderField
        value={state.values.senderName}
        isPicked={state.values.senderAgencyId !== null}
        placeholder={t("senderHint")}
        onType={(senderName) => edit({ senderName, senderAgencyId: null, senderCode: "" })}
        onPick={(agency) => act({ act: "pickSender", agency })}
        onLeave={leave("senderName")}
      />
    </FormRow>
  );
}

/**
 * A whole symbol that is pasted into either field falls into both; the stroke typed after the number goes on to the
 * symbol, where what was proposed is selected, so that typing replaces it.
 */
function SymbolRow(props: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { row, text, edit, leave } = fieldsOf(props);
  const notation = useRef<HTMLInputElement>(null);
  const { codeNumber, codeNotation } = props.state.values;
  const type = (field: "codeNumber" | "codeNotation", before: string, typed: string) => {
    const split = Math.abs(typed.length - before.length) > 1 ? splitSymbol(typed) : null;
    edit(split ? { ...split } : { [field]: typed });
  };
  const typeNumber = (typed: string) => {
    if (!/^\d[\p{L}\d.]*\/$/u.test(typed)) return type("codeNumber", codeNumber, typed);
    edit({ codeNumber: typed.slice(0, -1) });
    return notation.current?.select();
  };
  const leaveWith = (field: "codeNumber" | "codeNotation", typed: string) => () => {
    const split = splitSymbol(typed);
    if (split) edit({ ...split });
    leave(field)();
  };
  return (
    <Pair>
      <FormRow label={t("codeNumber")} {...row("codeNumber")}>
        <Input
          className={styles.number}
          {...text("codeNumber")}
          onChange={(_event, data) => typeNumber(data.value)}
          onBlur={leaveWith("codeNumber", codeNumber)}
        />
      </FormRow>
      <FormRow label={t("codeNotation")} second {...row("codeNotation")}>
        <Input
          className={styles.fill}
          input={{ ref: notation }}
          {...text("codeNotation")}
          onChange={(_event, data) => type("codeNotation", codeNotation, data.value)}
          onBlur={leaveWith("codeNotation", codeNotation)}
        />
      </FormRow>
    </Pair>
  );
}

function DateAndTypeRows(props: FieldsProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const types = useDocumentTypes("incoming");
  const { state } = props;
  const { row, edit, leave } = fieldsOf(props);
  const typed = state.values.typeName;
  const isWhole = types.some((type) => type.name === typed);
  return (
    <Pair>
      <FormRow label={t("issuedDate")} {...row("issuedDate")}>
        <DateText
          label={t("issuedDate")}
          value={state.values.issuedDate}
          onChange={(issuedDate) => edit({ issuedDate })}
          onLeave={leave("issuedDate")}
        />
      </FormRow>
      <FormRow label={t("typeName")} second required {...row("typeName")}>
        <SuggestField
          value={typed}
          onType={(typeName) => edit({ typeName })}
          onPick={(typeName) => edit({ typeName })}
          onLeave={leave("typeName")}
          suggestions={matchingTypes(types, isWhole ? "" : typed).map(({ name, nameEn, abbreviation }) => ({
            key: name,
            text: name,
            second: language === "en" ? nameEn : abbreviation,
          }))}
        />
      </FormRow>
    </Pair>
  );
}

const longestAbstract = incomingFieldRules.abstract.max;

function AbstractRow(props: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { row, edit, leave } = fieldsOf(props);
  const { abstract } = props.state.values;
  const length = oneLine(abstract).length;
  const counter = t("counter", { n: length, max: longestAbstract });
  return (
    <FormRow
      label={t("abstract")}
      required
      {...row("abstract")}
      hint={
        length > 0.6 * longestAbstract ? (
          <span className={length > longestAbstract ? styles.over : styles.counter}>{counter}</span>
        ) : undefined
      }
    >
      <Textarea
        className={styles.fill}
        value={abstract}
        rows={3}
        resize="vertical"
        onChange={(_event, data) => edit({ abstract: data.value })}
        onBlur={leave("abstract")}
      />
    </FormRow>
  );
}
