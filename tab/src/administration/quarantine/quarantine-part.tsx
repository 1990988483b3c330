import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { quarantine, scanAsked, type QuarantineView } from "../../../../src/contract/quarantine.ts";
import { showCount, showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { NoticeBar } from "../../foundation/notice-bar.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { useNow } from "../../foundation/now.ts";
import { keys } from "../../foundation/queries.ts";
import { useApi } from "../../foundation/session.tsx";
import { EmptyState } from "../../foundation/states.tsx";
import { PartFrame, usePartStyles } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";
import { QuarantinedFile } from "./quarantined-file.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  walk: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  list: { marginTop: tokens.spacingVerticalS },
});

/** Cách ly: what malware scans keep from everybody, for who answers for the agency's security (R62). */
export function QuarantinePart() {
  const t = useWords(words);
  const query = useAdmin("quarantine", quarantine);
  const hasScanner = query.data !== undefined && query.data.scanner.kind !== "none";
  return (
    <PartFrame title={t("title")} act={hasScanner ? <ScanEverything /> : null} query={query}>
      {(data) => <Files data={data} />}
    </PartFrame>
  );
}

function Files({ data }: { data: QuarantineView }) {
  const styles = useStyles();
  const part = usePartStyles();
  const t = useWords(words);
  return (
    <>
      {data.scanner.kind === "none" ? <NoticeBar intent="warning">{t("noScanner")}</NoticeBar> : null}
      <Walk walk={data.scanner.walk} />
      {data.items.length === 0 ? (
        <EmptyState icon={<ShieldCheckmarkRegular />} title={t("none")} hint={t("noneHint")} />
      ) : (
        <>
          <p className={part.about}>{t("about", { days: data.keptDays })}</p>
          <ul className={mergeClasses(part.list, styles.list)} aria-label={t("list")}>
            {data.items.map((item) => (
              <QuarantinedFile key={item.id} item={item} canScan={data.scanner.kind !== "none"} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Walk({ walk }: Pick<QuarantineView["scanner"], "walk">) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  if (walk === null) return null;
  const count = (n: number) => showCount(n, language);
  const { finishedAt } = walk;
  const params = { looked: count(walk.looked), scanned: count(walk.scanned), found: count(walk.found) };
  return (
    <p className={styles.walk}>
      {finishedAt === null
        ? t("walking", params)
        : t("walked", { ...params, when: showWhen(finishedAt, now, language) })}
    </p>
  );
}

function ScanEverything() {
  const part = usePartStyles();
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const asking = useMutation({
    mutationFn: () => api.post("/api/admin/quarantine/scan", undefined, scanAsked),
    onSuccess: () => notices.done(t("allAsked")),
    onError: (error) => notices.failed(error),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.administration }),
  });
  return (
    <Button
      className={part.act}
      icon={<ArrowClockwiseRegular />}
      disabledFocusable={asking.isPending}
      onClick={() => asking.mutate()}
    >
      {t("allAgain")}
    </Button>
  );
}
