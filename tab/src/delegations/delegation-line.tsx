import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { PersonSwapRegular } from "@fluentui/react-icons/svg/person-swap";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { administrationDone } from "../../../src/contract/administration.ts";
import type { DelegationView } from "../../../src/contract/delegations.ts";
import { showDate } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { listDetail, listLine, listSign } from "../foundation/list-line.ts";
import { useNotices } from "../foundation/notices.tsx";
import { keys } from "../foundation/queries.ts";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  item: listLine,
  icon: { ...listSign, color: tokens.colorBrandForeground1 },
  iconOff: { ...listSign, color: tokens.colorNeutralForeground3 },
  who: { ...typographyStyles.body1Strong, margin: 0 },
  more: listDetail,
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, [onPhone]: { gridColumn: "2" } },
  touch: { [onTouch]: { minHeight: "44px" } },
});

interface DelegationLineProps {
  readonly delegation: DelegationView;
  /** Offered to the one who received it. */
  readonly onAct?: (() => void) | undefined;
}

/** One delegation: who for whom, as what, for which types, until when, and whether it holds. */
export function DelegationLine({ delegation, onAct }: DelegationLineProps) {
  const styles = useStyles();
  const t = useWords(words);
  const revoking = useRevoke(delegation);
  const { giver, receiver, kind, basis, types, validFrom, validTo, state } = delegation;
  const names = { giver: giver.name, receiver: receiver.name };
  const period =
    validTo === null
      ? t("openPeriod", { from: showDate(validFrom) })
      : t("period", { from: showDate(validFrom), to: showDate(validTo) });
  return (
    <li className={styles.item}>
      <span className={state === "holds" ? styles.icon : styles.iconOff} aria-hidden>
        <PersonSwapRegular />
      </span>
      <div>
        <h4 className={styles.who}>{t("from", names)}</h4>
        <p className={styles.more}>{[t(state), t(kind), period, basis].filter(Boolean).join(" · ")}</p>
        <p className={styles.more}>{types === null ? t("allTypes") : types.join(", ")}</p>
      </div>
      <div className={styles.acts}>
        {onAct !== undefined && state === "holds" ? (
          <Button className={styles.touch} appearance="primary" onClick={onAct}>
            {t("actFor")}
          </Button>
        ) : null}
        {delegation.mayRevoke ? (
          <Button
            className={styles.touch}
            aria-label={t("revokeWhat", names)}
            disabledFocusable={revoking.isPending}
            onClick={() => revoking.mutate()}
          >
            {t("revoke")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function useRevoke({ id, version }: DelegationView) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: () => api.post(`/api/delegations/${id}/revoke`, { version }, administrationDone),
    onSuccess: () => notices.done(t("wasRevoked")),
    onError: (error) => notices.failed(error),
    onSettled: () => {
      for (const key of [keys.delegations, keys.administration, keys.session])
        void client.invalidateQueries({ queryKey: key });
    },
  });
}
