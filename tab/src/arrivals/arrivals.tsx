import { Button, Field, makeStyles, Textarea, tokens, typographyStyles } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { arrivalDone, arrivals as arrivalsShape, type ArrivalView } from "../../../src/contract/arrivals.ts";
import { joinSymbol } from "../../../src/domain/numbering/symbol.ts";
import { EditDialog } from "../administration/edit-dialog.tsx";
import { showWhen } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { useNow } from "../foundation/now.ts";
import { keys } from "../foundation/queries.ts";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { formOfArrival } from "./use-arrival.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  part: {
    margin: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    maxHeight: "40vh",
    overflow: "auto",
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: `${tokens.spacingVerticalXS} 0`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  what: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  touch: { [onTouch]: { minHeight: "44px" } },
});

export const arrivalsKey = [...keys.incoming, "arrivals"];

/** What agencies outside have sent and waits to be registered, above the register; nothing where nothing waits. */
export function Arrivals() {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const { data } = useQuery({
    queryKey: arrivalsKey,
    queryFn: ({ signal }) => api.get("/api/arrivals", arrivalsShape, { signal }),
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t("list")}>
      <h2 className={styles.title}>{t("title", { n: data.length })}</h2>
      <ul className={styles.list}>
        {data.map((arrival) => (
          <Waiting key={arrival.id} arrival={arrival} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ arrival }: { arrival: ArrivalView }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const navigate = useNavigate();
  const [isRefusing, setRefusing] = useState(false);
  const { id, outside, sentBy, sentAt, typeName, codeNumber, codeNotation, abstract, files } = arrival;
  const what = [typeName, joinSymbol(codeNumber, codeNotation), abstract].filter(Boolean).join(" · ");
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.what}>{what}</p>
        <p className={styles.more}>
          {t("sent", { who: sentBy, agency: outside.name, when: showWhen(sentAt, now, language) })} ·{" "}
          {t("files", { n: files.length })}
        </p>
      </div>
      <div className={styles.acts}>
        <Button
          className={styles.touch}
          appearance="primary"
          aria-label={t("registerWhat", { what })}
          onClick={() => void navigate(formOfArrival(id))}
        >
          {t("register")}
        </Button>
        <Button
          className={styles.touch}
          aria-label={t("refuseWhat", { what })}
          onClick={() => setRefusing(true)}
        >
          {t("refuse")}
        </Button>
      </div>
      {isRefusing ? <Refuse arrival={arrival} onClose={() => setRefusing(false)} /> : null}
    </li>
  );
}

function Refuse({ arrival, onClose }: { arrival: ArrivalView; onClose: () => void }) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const [reason, setReason] = useState("");
  const { id, version } = arrival;
  const refusing = useMutation({
    mutationFn: () => api.post(`/api/arrivals/${id}/refuse`, { version, reason }, arrivalDone),
    onSuccess: () => {
      notices.done(t("refused"));
      void client.invalidateQueries({ queryKey: arrivalsKey });
      onClose();
    },
  });
  return (
    <EditDialog
      title={t("refuseTitle")}
      saveWord={t("refuseDo")}
      isSaving={refusing.isPending}
      error={refusing.error}
      onSave={() => (reason.trim() === "" ? undefined : refusing.mutate())}
      onClose={onClose}
    >
      <p>{t("refuseAbout")}</p>
      <Field label={t("reason")} required>
        <Textarea value={reason} maxLength={500} onChange={(_event, data) => setReason(data.value)} />
      </Field>
    </EditDialog>
  );
}
