import { Field, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  handedOver,
  heldWork,
  type HandOverInput,
  type HeldItem,
  type HeldWork,
} from "../../../../src/contract/handovers.ts";
import type { Assignees } from "../../../../src/contract/routing.ts";
import { showInstant } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { keys } from "../../foundation/queries.ts";
import { onPhone } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { useAdmin } from "../use-admin.ts";
import { ReceiverSelect, useReceivers, type Receiver } from "./receiver-select.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  about: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 280px)",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  what: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  wrong: { color: tokens.colorStatusDangerForeground1, margin: 0 },
});

interface HandOverDialogProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Everything that waits for somebody, to one receiver or each to its own, in one step. */
export function HandOverDialog({ person, onClose }: HandOverDialogProps) {
  const t = useWords(words);
  const { data, error, refetch } = useAdmin(`people/${person.id}/work`, heldWork);
  if (data !== undefined) return <HandOver work={data} onClose={onClose} />;
  return (
    <EditDialog
      title={t("title", { name: person.name })}
      isSaving={error === null}
      error={null}
      onSave={onClose}
      onClose={onClose}
    >
      {error === null ? (
        <ListSkeleton rows={4} />
      ) : (
        <FailedState error={error} onRetry={() => void refetch()} />
      )}
    </EditDialog>
  );
}

const keyOf = ({ kind, id }: HeldItem): string => `${kind} ${id}`;

function readReceiver(receiver: Receiver): HandOverInput["items"][number]["to"] {
  const [kind, id = ""] = receiver.split(":");
  return kind === "person" || kind === "unit" ? { kind, id } : null;
}

function HandOver({ work, onClose }: { work: HeldWork; onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const receivers = useReceivers(work.person.id);
  const saving = useHandOver(work.person.id, onClose);
  const [forAll, setForAll] = useState<Receiver>("");
  const [own, setOwn] = useState<Readonly<Record<string, Receiver>>>({});
  const [tried, setTried] = useState(false);
  const isLeader = (receiver: Receiver) =>
    receivers?.leaders.some(({ id }) => receiver === `person:${id}`) === true;
  const receiverOf = (item: HeldItem): Receiver =>
    own[keyOf(item)] ?? (item.kind === "document" && !isLeader(forAll) ? "" : forAll);
  const isWhole = work.items.every((item) => item.kind === "delegation" || receiverOf(item) !== "");
  return (
    <EditDialog
      title={t("title", { name: work.person.name })}
      saveWord={t("save", { count: work.items.length })}
      isSaving={saving.isPending || work.items.length === 0}
      error={saving.error}
      isWide
      onSave={() => {
        setTried(true);
        if (isWhole)
          saving.mutate(
            work.items.map((item) => ({
              kind: item.kind,
              id: item.id,
              to: item.kind === "delegation" ? null : readReceiver(receiverOf(item)),
            })),
          );
      }}
      onClose={onClose}
    >
      <p className={styles.about}>{t(work.items.length === 0 ? "nothing" : "about")}</p>
      {work.items.length === 0 ? null : (
        <Field label={t("all")}>
          <ReceiverSelect label={t("all")} value={forAll} receivers={receivers} onChange={setForAll} />
        </Field>
      )}
      <ItemList
        items={work.items}
        receivers={receivers}
        receiverOf={receiverOf}
        onChange={(item, receiver) => setOwn({ ...own, [keyOf(item)]: receiver })}
      />
      {work.hasMore ? <p className={styles.more}>{t("more")}</p> : null}
      {tried && !isWhole ? (
        <p className={styles.wrong} role="alert">
          {t("needed")}
        </p>
      ) : null}
    </EditDialog>
  );
}

interface ItemListProps {
  readonly items: readonly HeldItem[];
  readonly receivers: Assignees | undefined;
  readonly receiverOf: (item: HeldItem) => Receiver;
  readonly onChange: (item: HeldItem, receiver: Receiver) => void;
}

function ItemList({ items, receivers, receiverOf, onChange }: ItemListProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={keyOf(item)} className={styles.item}>
          <HeldLine item={item} />
          {item.kind === "delegation" ? (
            <span className={styles.more}>{t("ends")}</span>
          ) : (
            <ReceiverSelect
              label={`${t("all")}: ${item.title}`}
              value={receiverOf(item)}
              receivers={receivers}
              leadersOnly={item.kind === "document"}
              onChange={(receiver) => onChange(item, receiver)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function HeldLine({ item }: { item: HeldItem }) {
  const styles = useStyles();
  const t = useWords(words);
  const isDue = item.deadlineAt !== null && item.deadlineAt < "9999";
  return (
    <div>
      <p className={styles.what}>{item.title}</p>
      <p className={styles.more}>
        {[
          t(item.kind),
          item.role === null ? "" : t(item.role),
          isDue ? t("due", { when: showInstant(item.deadlineAt ?? "") }) : "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
    </div>
  );
}

function useHandOver(personId: string, onDone: () => void) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (items: HandOverInput["items"]) =>
      api.post(`/api/admin/people/${personId}/hand-over`, { items }, handedOver),
    onSuccess: ({ done, skipped }) => {
      notices.done(skipped === 0 ? t("done", { done }) : t("skipped", { done, skipped }));
      onDone();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.administration }),
  });
}
