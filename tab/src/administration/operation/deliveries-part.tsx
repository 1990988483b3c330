import {
  Button,
  Link,
  makeStyles,
  mergeClasses,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { deliveries, deliveryOutcome, type DeliveryView } from "../../../../src/contract/administration.ts";
import { showCount, showInstant } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { keys } from "../../foundation/queries.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { EmptyState, FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { words } from "./words.ts";

type Outcome = DeliveryView["outcome"];

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  tabs: { overflowX: "auto", flexShrink: 0 },
  touch: { alignSelf: "center", [onTouch]: { minHeight: "44px" } },
  table: { [onPhone]: { display: "block" } },
  head: { [onPhone]: { display: "none" } },
  row: { [onPhone]: { display: "block", padding: `${tokens.spacingVerticalS} 0` } },
  cell: { [onPhone]: { display: "block", height: "auto" } },
  time: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  danger: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const tones = {
  pending: "quiet",
  sent: "success",
  blocked: "danger",
  notInstalled: "warning",
  failed: "danger",
} as const;

function useDeliveries(outcome: Outcome | null) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...keys.administration, "deliveries", outcome],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/admin/deliveries", deliveries, {
        query: { outcome, limit: 100, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** What was brought to whom in Teams, and what was not, by outcome. */
export function DeliveriesPart() {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDeliveries(outcome);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  const counts = data?.pages[0]?.counts;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const offered = deliveryOutcome.options.filter((one) => (counts?.[one] ?? 0) > 0 || one === outcome);
  return (
    <div className={styles.part}>
      <TabList
        className={styles.tabs}
        aria-label={t("outcome")}
        selectedValue={outcome ?? "all"}
        onTabSelect={(_event, chosen) =>
          setOutcome(deliveryOutcome.options.find((one) => one === chosen.value) ?? null)
        }
      >
        <Tab value="all">{t("all")}</Tab>
        {offered.map((one) => (
          <Tab key={one} value={one}>
            {t(one)} {counts ? showCount(counts[one], language) : ""}
          </Tab>
        ))}
      </TabList>
      {data === undefined ? <ListSkeleton rows={8} /> : null}
      {data !== undefined && items.length === 0 ? (
        <EmptyState icon={<MailInboxRegular />} title={t("noDeliveries")} hint={t("noDeliveriesHint")} />
      ) : null}
      {items.length === 0 ? null : <DeliveryTable items={items} />}
      {hasNextPage ? (
        <Button
          className={styles.touch}
          disabledFocusable={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

function DeliveryTable({ items }: { items: readonly DeliveryView[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <Table size="small" className={styles.table}>
      <TableHeader className={styles.head}>
        <TableRow>
          {(["at", "person", "what", "outcome", "reason", "attempts"] as const).map((word) => (
            <TableHeaderCell key={word}>{t(word)}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {items.map((item) => (
          <TableRow key={item.id} className={styles.row}>
            <TableCell className={mergeClasses(styles.cell, styles.time)}>{showInstant(item.at)}</TableCell>
            <TableCell className={styles.cell}>{item.person}</TableCell>
            <TableCell className={styles.cell}>
              {item.documentId === null ? (
                (item.document ?? item.card)
              ) : (
                <Link onClick={() => void navigate(`/documents/${item.documentId ?? ""}`)}>
                  {item.document}
                </Link>
              )}
            </TableCell>
            <TableCell className={mergeClasses(styles.cell, styles[tones[item.outcome]])}>
              {t(item.outcome)}
            </TableCell>
            <TableCell className={styles.cell}>{item.reason}</TableCell>
            <TableCell className={styles.cell}>{item.attempts}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
