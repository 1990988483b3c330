import { SendRegular } from "@fluentui/react-icons/svg/send";
import { useQuery } from "@tanstack/react-query";
import { ownArrivals, type OwnArrival } from "../../../src/contract/guest.ts";
import { showWhen } from "../foundation/format.ts";
import { useLanguage, useWords, type Translate } from "../foundation/language.tsx";
import { useNow } from "../foundation/now.ts";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { guestKeys, useGuest } from "./guest-context.ts";
import { useListStyles } from "./list-styles.ts";
import { words } from "./words.ts";

/** What the agency outside has sent, and what became of it. */
export function OwnSent() {
  const styles = useListStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const { api } = useGuest();
  const { data, error, refetch } = useQuery({
    queryKey: guestKeys.arrivals,
    queryFn: ({ signal }) => api.get("/api/guest/arrivals", ownArrivals, { signal }),
  });
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton rows={6} />;
  if (data.length === 0)
    return <EmptyState icon={<SendRegular />} title={t("noneSent")} hint={t("noneSentHint")} />;
  return (
    <ul className={styles.list} aria-label={t("ownSent")}>
      {data.map((it) => (
        <li key={it.id} className={styles.item}>
          <div>
            <p className={styles.what}>{[it.typeName, it.symbol].filter(Boolean).join(" · ")}</p>
            <p className={styles.abstract}>{it.abstract}</p>
            <p className={styles.more}>
              {stateOf(it, t)} · {t("sentBy", { by: it.sentBy, when: showWhen(it.sentAt, now, language) })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ state, arrivalNumber, reason }: OwnArrival, t: Translate<typeof words>): string {
  if (state === "registered") return t("registered", { number: arrivalNumber ?? "" });
  return state === "refused" ? t("refused", { reason: reason ?? "" }) : t("waiting");
}
