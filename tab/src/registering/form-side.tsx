import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { useState } from "react";
import { showWhen } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useIsPhone } from "../foundation/screen.ts";
import { FailureBar } from "../foundation/states.tsx";
import { Duplicates } from "./duplicates.tsx";
import { HandlingFields, SecrecyRow } from "./handling-fields.tsx";
import { LegacyLines } from "./legacy-lines.tsx";
import { MoreFields } from "./more-fields.tsx";
import { PaperFields } from "./paper-fields.tsx";
import { PaperForm } from "./paper-form-page.tsx";
import { together } from "./problems.ts";
import { SaveActions } from "./save-actions.tsx";
import { mainItem } from "./uploads/upload-item.ts";
import { useNow } from "./use-now.ts";
import type { RegisterForm } from "./use-register-form.ts";
import type { Save } from "./use-save.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  wait: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0, textAlign: "right" },
  needed: { color: tokens.colorStatusDangerForeground3 },
});

interface FormSideProps {
  readonly form: RegisterForm;
  readonly saving: Save;
  readonly comparing: boolean;
  readonly setComparing: (open: boolean) => void;
  readonly showsPaper: boolean;
  readonly togglePaper: () => void;
  readonly onStartOver: () => void;
}

/** The fields from top to bottom of the paper, what is to be decided before saving, and the ways out. */
export function FormSide(props: FormSideProps) {
  const { form, saving, comparing, setComparing } = props;
  const { state, act, check } = form;
  const fields = { state, act, problems: together(form.problems, saving.refused) };
  const foot = (
    <>
      <Duplicates
        duplicates={check?.duplicates ?? []}
        state={state}
        mainFileName={mainItem(form.uploads.items)?.name ?? null}
        isOpen={comparing}
        setOpen={setComparing}
        onDecide={(decision) => act({ act: "decide", decision })}
        onDiscard={props.onStartOver}
      />
      <NotYetLine saving={saving} open={form.open.length} tried={state.tried} />
      {saving.error && saving.refused.length === 0 ? <FailureBar error={saving.error} /> : null}
      <SaveActions isBusy={saving.isSaving} onSave={saving.save} />
    </>
  );
  return (
    <PaperForm onSubmit={() => saving.save(null)} foot={foot}>
      <DraftBar {...props} />
      <PaperToggle {...props} />
      <PaperFields {...fields} />
      <LegacyLines legacy={check?.legacy ?? []} act={act} />
      <HandlingFields {...fields} />
      <SecrecyRow {...fields} />
      <MoreFields {...fields} />
    </PaperForm>
  );
}

function NotYetLine({ saving, open, tried }: { saving: Save; open: number; tried: boolean }) {
  const styles = useStyles();
  const t = useWords(words);
  const text =
    saving.notYet !== null && (saving.notYet !== "waitUpload" || saving.isSaving)
      ? t(saving.notYet)
      : tried && open > 0
        ? t("fixFirst", { n: open })
        : null;
  return (
    <output className={styles.wait}>
      {text === null ? null : (
        <span className={saving.notYet === "waitUpload" ? undefined : styles.needed}>{text}</span>
      )}
    </output>
  );
}

function PaperToggle({ form, showsPaper, togglePaper }: FormSideProps) {
  const t = useWords(words);
  const isPhone = useIsPhone();
  if (!isPhone || mainItem(form.uploads.items) === null) return null;
  return (
    <Button icon={<DocumentTextRegular />} aria-pressed={showsPaper} onClick={togglePaper} size="large">
      {t("showPaper")}
    </Button>
  );
}

/** What was typed before the tab was closed is back, and can be given up. */
function DraftBar({ form, onStartOver }: FormSideProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const [isSeen, setSeen] = useState(false);
  if (form.restoredAt === null || isSeen) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t("draftBack", { when: showWhen(form.restoredAt, now, language) })}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => setSeen(true)}>
          {t("goOn")}
        </Button>
        <Button size="small" onClick={onStartOver}>
          {t("startOver")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
