import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { SendRegular } from "@fluentui/react-icons/svg/send";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { administrationDone, deadLetters, type DeadLetter } from "../../../../src/contract/administration.ts";
import { showInstant } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { keys } from "../../foundation/queries.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { EmptyState, FailedState, FailureBar, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin } from "../use-admin.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { flexDirection: "column", alignItems: "stretch", gap: tokens.spacingVerticalS },
  },
  text: { flex: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  what: { ...typographyStyles.body1Strong },
  why: { ...typographyStyles.body1, color: tokens.colorStatusDangerForeground1, overflowWrap: "anywhere" },
  when: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Hộp lỗi: what could not be done, why, and the one press that tries it again. */
export function DeadLettersPart() {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useAdmin("dead-letters", deadLetters);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton rows={4} />;
  if (data.length === 0)
    return <EmptyState icon={<CheckmarkCircleRegular />} title={t("noLetters")} hint={t("noLettersHint")} />;
  return (
    <ul className={styles.list}>
      {data.map((letter) => (
        <Letter key={letter.id} letter={letter} />
      ))}
    </ul>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const again = useMutation({
    mutationFn: () => api.post(`/api/admin/dead-letters/${letter.id}/retry`, {}, administrationDone),
    onSuccess: () => {
      notices.done(t("sentAgain"));
      void client.invalidateQueries({ queryKey: keys.administration });
    },
  });
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <span className={styles.what}>{say(letter.what)}</span>
        <span className={styles.why}>
          {t("why")}: {letter.lastError}
        </span>
        <span className={styles.when}>
          {t("failedAt", { when: showInstant(letter.failedAt), n: letter.attempts })}
        </span>
        <FailureBar error={again.error} />
      </div>
      <Button
        className={styles.touch}
        icon={<SendRegular />}
        disabledFocusable={again.isPending}
        onClick={() => again.mutate()}
      >
        {t("again")}
      </Button>
    </li>
  );
}
