import {
  Button,
  Field,
  makeStyles,
  Select,
  Tab,
  TabList,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { frozenDone } from "../../../src/contract/guest.ts";
import { EditDialog } from "../administration/edit-dialog.tsx";
import { showDate } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { onTouch } from "../foundation/screen.ts";
import { guestKeys, useGuest } from "./guest-context.ts";
import { OwnSent } from "./own-sent.tsx";
import { SendForm } from "./send-form.tsx";
import { SentToUs } from "./sent-to-us.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: { maxWidth: "960px", margin: "0 auto", padding: tokens.spacingHorizontalL },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
  },
  who: { flex: "1 1 240px", minWidth: 0 },
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: "anywhere" },
  more: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  touch: { [onTouch]: { minHeight: "44px" } },
  tabs: { margin: `${tokens.spacingVerticalS} 0`, overflowX: "auto" },
});

const pages = ["sentToUs", "send", "ownSent"] as const;
type PageName = (typeof pages)[number];

/** All that somebody sees who acts for an agency outside: what was sent to it, and what it sends. */
export function GuestPage() {
  const styles = useStyles();
  const t = useWords(words);
  const [page, setPage] = useState<PageName>("sentToUs");
  return (
    <main className={styles.page}>
      <Head />
      <TabList
        className={styles.tabs}
        aria-label={t("pages")}
        selectedValue={page}
        onTabSelect={(_event, { value }) => setPage(pages.find((it) => it === value) ?? "sentToUs")}
      >
        {pages.map((name) => (
          <Tab key={name} value={name} className={styles.touch}>
            {t(name)}
          </Tab>
        ))}
      </TabList>
      {page === "sentToUs" ? <SentToUs /> : null}
      {page === "send" ? <SendForm onSent={() => setPage("ownSent")} /> : null}
      {page === "ownSent" ? <OwnSent /> : null}
    </main>
  );
}

/** For whom somebody acts cannot be overlooked. */
function Head() {
  const styles = useStyles();
  const t = useWords(words);
  const { session, chooseAccount } = useGuest();
  const [isLost, setLost] = useState(false);
  const { person, outside, host, accounts, accountId, validTo } = session;
  return (
    <header className={styles.bar}>
      <div className={styles.who}>
        <h1 className={styles.title}>{t("onBehalf", { agency: outside.name })}</h1>
        <p className={styles.more}>
          {person.name} · {t("with", { host: host.name, date: showDate(validTo) })}
        </p>
      </div>
      {accounts.length < 2 ? null : (
        <Select
          aria-label={t("account")}
          value={accountId}
          onChange={(_event, { value }) => chooseAccount(value)}
        >
          {accounts.map((one) => (
            <option key={one.id} value={one.id}>
              {one.outside} – {one.host}
            </option>
          ))}
        </Select>
      )}
      <Button className={styles.touch} appearance="subtle" onClick={() => setLost(true)}>
        {t("lost")}
      </Button>
      {isLost ? <LostDialog onClose={() => setLost(false)} /> : null}
    </header>
  );
}

/** R61: one press, and nothing opens any more. */
function LostDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const { api, session } = useGuest();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const freezing = useMutation({
    mutationFn: () => api.post("/api/guest/freeze", { reason }, frozenDone),
    onSuccess: () => {
      void client.resetQueries({ queryKey: guestKeys.session });
      void client.invalidateQueries({ queryKey: keys.session });
    },
  });
  return (
    <EditDialog
      title={t("lostTitle")}
      saveWord={t("lostDo")}
      isSaving={freezing.isPending}
      error={freezing.error}
      onSave={() => (reason.trim() === "" ? undefined : freezing.mutate())}
      onClose={onClose}
    >
      <p>{t("lostAbout", { host: session.host.name })}</p>
      <Field label={t("reason")} required>
        <Textarea value={reason} maxLength={500} onChange={(_event, data) => setReason(data.value)} />
      </Field>
    </EditDialog>
  );
}
