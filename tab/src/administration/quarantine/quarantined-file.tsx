import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { ShieldDismissRegular } from "@fluentui/react-icons/svg/shield-dismiss";
import { ShieldQuestionRegular } from "@fluentui/react-icons/svg/shield-question";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { scanAgainAnswer, type QuarantineItem } from "../../../../src/contract/quarantine.ts";
import { showSize, showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { listDetail, listLine, listSign } from "../../foundation/list-line.ts";
import { useNotices } from "../../foundation/notices.tsx";
import { useNow } from "../../foundation/now.ts";
import { keys } from "../../foundation/queries.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  item: listLine,
  icon: { ...listSign, color: tokens.colorStatusDangerForeground3 },
  iconUnseen: { ...listSign, color: tokens.colorStatusWarningForeground3 },
  name: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  what: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  more: listDetail,
  act: { [onPhone]: { gridColumn: "2", justifySelf: "start" }, [onTouch]: { minHeight: "44px" } },
});

const reasons = ["tooLarge", "encrypted", "limits"] as const;

/** One file that nobody can have: what was found, whose it is, how long it stays. */
export function QuarantinedFile({ item, canScan }: { item: QuarantineItem; canScan: boolean }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const scanning = useScanAgain(item);
  const isFind = item.state === "infected";
  const what = isFind
    ? t("infected", { found: item.found ?? "" })
    : t(reasons.find((reason) => reason === item.found) ?? "limits");
  const when = (at: string) => showWhen(at, now, language);
  const more = [
    showSize(item.size, language),
    item.person === null
      ? t("kept", { when: when(item.at) })
      : t("sentBy", { who: item.person, when: when(item.at) }),
    item.until === null ? "" : t("removed", { when: when(item.until) }),
    item.signatures === null ? "" : t("by", { signatures: item.signatures }),
  ];
  return (
    <li className={styles.item}>
      <span className={isFind ? styles.icon : styles.iconUnseen} aria-hidden>
        {isFind ? <ShieldDismissRegular /> : <ShieldQuestionRegular />}
      </span>
      <div>
        <h3 className={styles.name}>{item.name}</h3>
        <p className={styles.what}>{what}</p>
        {item.document === null ? null : (
          <p className={styles.more}>{t("ofDocument", { symbol: item.document.symbol })}</p>
        )}
        <p className={styles.more}>{more.filter((part) => part !== "").join(" · ")}</p>
      </div>
      {canScan ? (
        <Button
          className={styles.act}
          icon={<ArrowClockwiseRegular />}
          aria-label={t("againWhat", { name: item.name })}
          disabledFocusable={scanning.isPending}
          onClick={() => scanning.mutate()}
        >
          {t(scanning.isPending ? "scanning" : "again")}
        </Button>
      ) : null}
    </li>
  );
}

function useScanAgain({ id }: QuarantineItem) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: () => api.post(`/api/admin/quarantine/${id}/scan`, undefined, scanAgainAnswer),
    onSuccess: ({ state, found }) => {
      if (state === "infected") notices.info(t("stillThere", { found: found ?? "" }));
      else if (state === "notSeen") notices.info(t("stillUnseen"));
      else notices.done(t("freed"));
    },
    onError: (error) => notices.failed(error),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.administration }),
  });
}
