import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { administrationDone } from "../../../../src/contract/administration.ts";
import { findings, findingsAnswer, type FindingView } from "../../../../src/contract/findings.ts";
import { showCount, showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { keys } from "../../foundation/queries.ts";
import { onPhone } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { useAdmin } from "../use-admin.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  part: { maxWidth: "960px", marginTop: tokens.spacingVerticalXXL },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  checked: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  list: { listStyleType: "none", margin: `${tokens.spacingVerticalS} 0 0`, padding: 0 },
  item: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXS}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  what: { fontWeight: tokens.fontWeightSemibold, margin: 0 },
  advice: { color: tokens.colorNeutralForeground2, margin: 0 },
  when: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
});

/** Rà soát: what does not fit or has come to a stop, what to do about each, and a button where one press is safe. */
export function FindingsList() {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const api = useApi();
  const notices = useNotices();
  const { data, dataUpdatedAt } = useAdmin("findings", findings);
  const check = useMutation({
    mutationFn: () => api.post("/api/admin/findings/check", undefined, findingsAnswer),
    onSuccess: () => notices.done(t("checkAsked")),
  });
  if (data === undefined) return null;
  const at = new Date(dataUpdatedAt);
  const { checked, items } = data;
  const said =
    checked === null
      ? t("findingsNever")
      : t("findingsChecked", {
          when: showWhen(checked.at, at, language),
          files: showCount(checked.files, language),
          assignments: showCount(checked.assignments, language),
        });
  return (
    <section className={styles.part} aria-label={t("findings")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("findings")}</h2>
        <Button size="small" disabled={check.isPending || check.isSuccess} onClick={() => check.mutate()}>
          {t("checkNow")}
        </Button>
      </div>
      <p className={styles.checked}>{said}</p>
      {items.length === 0 ? (
        checked === null ? null : (
          <p>{t("findingsNone")}</p>
        )
      ) : (
        <ul className={styles.list} aria-label={t("findingsList")}>
          {items.map((item) => (
            <Finding key={item.id} item={item} when={showWhen(item.foundAt, at, language)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Finding({ item, when }: { item: FindingView; when: string }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const settle = useMutation({
    mutationFn: () => api.post(`/api/admin/findings/${item.id}/settle`, undefined, administrationDone),
    onSuccess: () => notices.done(t("settled")),
    onError: (error) => notices.failed(error),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.administration }),
  });
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.what}>{item.what[language]}</p>
        <p className={styles.advice}>{item.advice[language]}</p>
        <p className={styles.when}>{t("foundAt", { when })}</p>
      </div>
      {item.act === null ? null : (
        <Button size="small" disabled={settle.isPending} onClick={() => settle.mutate()}>
          {t(item.act)}
        </Button>
      )}
    </li>
  );
}
