import { Button, Field, makeStyles, Textarea, tokens, typographyStyles } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { LockOpenRegular } from "@fluentui/react-icons/svg/lock-open";
import { useState } from "react";
import type { FreezeView } from "../../../../src/contract/accounts.ts";
import { showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { listDetail, listLine, listSign } from "../../foundation/list-line.ts";
import { useNow } from "../../foundation/now.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { EditDialog } from "../edit-dialog.tsx";
import { useAdminChange } from "../use-admin.ts";
import { AccountActsDrawer } from "./account-acts.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  item: listLine,
  frozen: { ...listSign, color: tokens.colorStatusDangerForeground3 },
  lifted: { ...listSign, color: tokens.colorNeutralForeground3 },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  reason: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  more: listDetail,
  acts: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    [onPhone]: { gridColumn: "2" },
  },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** One freeze: whose, since when and why, with what was done and the way to undo it. */
export function FrozenAccount({ freeze }: { freeze: FreezeView }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const [open, setOpen] = useState<"acts" | "lift" | null>(null);
  const when = (at: string) => showWhen(at, now, language);
  const { person, lifted } = freeze;
  return (
    <li className={styles.item}>
      <span className={lifted === null ? styles.frozen : styles.lifted} aria-hidden>
        {lifted === null ? <LockClosedRegular /> : <LockOpenRegular />}
      </span>
      <div>
        <h3 className={styles.name}>
          {person.name} · {t(lifted === null ? "isFrozen" : "isLifted")}
        </h3>
        <p className={styles.reason}>{freeze.reason}</p>
        <p className={styles.more}>
          {t("frozenBy", { who: freeze.frozenBy, when: when(freeze.frozenAt) })} ·{" "}
          {t("since", { when: when(freeze.lostSince) })}
        </p>
        {lifted === null ? null : (
          <p className={styles.more}>
            {t("liftedBy", { who: lifted.by, when: when(lifted.at), reason: lifted.reason })}
          </p>
        )}
      </div>
      <div className={styles.acts}>
        <Button
          className={styles.touch}
          aria-label={t("actsOf", { name: person.name })}
          onClick={() => setOpen("acts")}
        >
          {t("acts")}
        </Button>
        {freeze.mayLift ? (
          <Button
            className={styles.touch}
            aria-label={t("liftWhose", { name: person.name })}
            onClick={() => setOpen("lift")}
          >
            {t("lift")}
          </Button>
        ) : null}
      </div>
      {open === "acts" ? <AccountActsDrawer freeze={freeze} onClose={() => setOpen(null)} /> : null}
      {open === "lift" ? <LiftDialog freeze={freeze} onClose={() => setOpen(null)} /> : null}
    </li>
  );
}

function LiftDialog({ freeze, onClose }: { freeze: FreezeView; onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const lifting = useAdminChange(onClose);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  return (
    <EditDialog
      title={t("liftWhose", { name: freeze.person.name })}
      saveWord={t("lift")}
      isSaving={lifting.isPending}
      error={lifting.error}
      onSave={() => {
        setTried(true);
        const body = { version: freeze.version, reason: reason.trim() };
        if (body.reason !== "") lifting.mutate({ method: "post", path: `freezes/${freeze.id}/lift`, body });
      }}
      onClose={onClose}
    >
      <p className={styles.reason}>{t("liftHint")}</p>
      <Field
        label={t("reason")}
        required
        {...(tried && reason.trim() === "" ? { validationMessage: t("needed") } : {})}
      >
        <Textarea value={reason} maxLength={500} onChange={(_event, { value }) => setReason(value)} />
      </Field>
    </EditDialog>
  );
}
