import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { SendRegular } from "@fluentui/react-icons/svg/send";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { useSearchParams } from "react-router";
import { deliveries, deliveryOutcome } from "../../../../src/contract/administration.ts";
import { useWords } from "../../foundation/language.tsx";
import { keys } from "../../foundation/queries.ts";
import { onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { EmptyState, FailedState, FailureBar, ListSkeleton } from "../../foundation/states.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { OutcomeFilters, type Outcome } from "./outcome-filters.tsx";
import { UnreachedPeople } from "./unreached-people.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  about: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0 },
  end: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    display: "flex",
    justifyContent: "center",
    padding: tokens.spacingVerticalL,
  },
  touch: { [onTouch]: { minHeight: "44px" } },
});

const pageSize = 100;

function useLedger(outcome: Outcome | null) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...keys.administration, "deliveries", outcome],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/admin/deliveries", deliveries, {
        query: { outcome, cursor: pageParam, limit: pageSize },
        signal,
      }),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** Sổ chuyển phát: what was brought to whom, and who was not reached and why. */
export function DeliveriesPart() {
  const styles = useStyles();
  const t = useWords(words);
  const [params] = useSearchParams();
  const outcome = deliveryOutcome.safeParse(params.get("outcome")).data ?? null;
  const ledger = useLedger(outcome);
  const items = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("title")}</h2>
        <p className={styles.about}>{t("about")}</p>
      </header>
      <OutcomeFilters counts={ledger.data?.pages.at(-1)?.counts} here={outcome} />
      <UnreachedPeople />
      {ledger.isPending ? <ListSkeleton rows={8} /> : null}
      {ledger.isError && ledger.data === undefined ? (
        <FailedState error={ledger.error} onRetry={() => void ledger.refetch()} />
      ) : null}
      {ledger.data !== undefined && items.length === 0 ? <NoDeliveries outcome={outcome} /> : null}
      <DeliveryList items={items} />
      {ledger.data !== undefined && ledger.isError ? <FailureBar error={ledger.error} /> : null}
      {items.length === 0 ? null : ledger.hasNextPage ? (
        <More
          key={items.length}
          isBusy={ledger.isFetchingNextPage}
          onMore={() => void ledger.fetchNextPage()}
        />
      ) : (
        <div className={styles.end}>{t("end")}</div>
      )}
    </>
  );
}

/** The next page is fetched a screen before its place comes into sight; the button serves where that fails. */
function More({ isBusy, onMore }: { isBusy: boolean; onMore: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const place = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(onMore);
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more();
      },
      { rootMargin: "600px" },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className={styles.end}>
      <Button className={styles.touch} disabledFocusable={isBusy} onClick={onMore}>
        {t(isBusy ? "loadingMore" : "more")}
      </Button>
    </div>
  );
}

function NoDeliveries({ outcome }: { outcome: Outcome | null }) {
  const t = useWords(words);
  const [, setParams] = useSearchParams();
  return outcome === null ? (
    <EmptyState icon={<SendRegular />} title={t("none")} hint={t("noneHint")} />
  ) : (
    <EmptyState
      icon={<SendRegular />}
      title={t("noneOfKind")}
      action={<Button onClick={() => setParams({}, { replace: true })}>{t("showAll")}</Button>}
    />
  );
}
