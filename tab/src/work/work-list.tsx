import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import type { WorkBucket, WorkItem } from "../../../src/contract/routing.ts";
import { useWords } from "../foundation/language.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { words } from "./words.ts";
import { WorkRow } from "./work-row.tsx";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: tokens.spacingHorizontalS,
    display: "flex",
    flexDirection: "column",
    gap: "2px",
  },
  more: { padding: tokens.spacingHorizontalL, display: "flex", justifyContent: "center" },
});

export interface WorkListProps {
  readonly bucket: WorkBucket;
  readonly items: readonly WorkItem[];
  readonly selected: WorkItem | null;
  readonly onChoose: (item: WorkItem) => void;
  readonly onMore: (() => void) | null;
}

const keyOf = (item: WorkItem): string => `${item.documentId} ${item.assignmentId ?? ""} ${item.kind}`;

/** What waits, nearest deadline first. */
export function WorkList({ bucket, items, selected, onChoose, onMore }: WorkListProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (items.length === 0) {
    return bucket === "toHandle" ? (
      <EmptyState
        icon={<CheckmarkCircleRegular />}
        title={t("emptyToHandle")}
        hint={t("emptyToHandleHint")}
      />
    ) : (
      <EmptyState icon={<MailInboxRegular />} title={t("emptyOther")} />
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={t("list", { bucket: t(bucket) })}>
        {items.map((item) => (
          <li key={keyOf(item)}>
            <WorkRow
              item={item}
              isSelected={selected !== null && keyOf(item) === keyOf(selected)}
              onChoose={() => onChoose(item)}
            />
          </li>
        ))}
      </ul>
      {onMore === null ? null : (
        <div className={styles.more}>
          <Button onClick={onMore}>{t("more")}</Button>
        </div>
      )}
    </>
  );
}
