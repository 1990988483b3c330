import { Field, Input, makeStyles, Radio, RadioGroup, Switch, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { myNotices, type MyNotices, type NoticeChoiceInput } from "../../../src/contract/reach.ts";
import { EditDialog } from "../administration/edit-dialog.tsx";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { useApi } from "../foundation/session.tsx";
import { words } from "./notice-words.ts";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
});

const key = ["my-notices"] as const;
const usual = { from: "21:00", to: "06:30" };

/** Thông báo cho tôi: when this person wants to be left alone. */
export function MyNoticesDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get("/api/my-notices", myNotices, { signal }),
  });
  return data === undefined ? null : <Choosing known={data} onClose={onClose} />;
}

function Choosing({ known, onClose }: { known: MyNotices; onClose: () => void }) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const [choice, setChoice] = useState<NoticeChoiceInput>(known.choice);
  const save = useMutation<MyNotices>({
    mutationFn: () => api.put("/api/my-notices", choice, myNotices),
    onSuccess: (saved) => {
      client.setQueryData(key, saved);
      notices.done(t("saved"));
      onClose();
    },
  });
  return (
    <EditDialog
      title={t("title")}
      isSaving={save.isPending}
      error={save.error}
      onSave={() => save.mutate()}
      onClose={onClose}
    >
      <span>{t("about")}</span>
      <QuietHours choice={choice} agency={known.agency} onChange={setChoice} />
      <Field label={t("outsideWork")}>
        <RadioGroup
          value={choice.outsideWork}
          onChange={(_event, { value }) => {
            const outsideWork = (["agency", "tell", "hold"] as const).find((one) => one === value);
            setChoice({ ...choice, outsideWork: outsideWork ?? "agency" });
          }}
        >
          <Radio value="agency" label={t(known.agency.outsideWork ? "agencyHolds" : "agencyTells")} />
          <Radio value="tell" label={t("tell")} />
          <Radio value="hold" label={t("hold")} />
        </RadioGroup>
      </Field>
    </EditDialog>
  );
}

interface QuietHoursProps {
  readonly choice: NoticeChoiceInput;
  readonly agency: MyNotices["agency"];
  readonly onChange: (choice: NoticeChoiceInput) => void;
}

function QuietHours({ choice, agency, onChange }: QuietHoursProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { span } = choice;
  return (
    <>
      <Switch
        label={t("ownHours")}
        checked={span !== null}
        onChange={(_event, data) =>
          onChange({ ...choice, span: data.checked ? (agency.quiet ?? usual) : null })
        }
      />
      {span === null ? (
        <span>{agency.quiet === null ? t("agencyNone") : t("agencyQuiet", agency.quiet)}</span>
      ) : (
        <div className={styles.pair}>
          {(["from", "to"] as const).map((end) => (
            <Field key={end} label={t(end)}>
              <Input
                type="time"
                value={span[end]}
                onChange={(_event, data) => onChange({ ...choice, span: { ...span, [end]: data.value } })}
              />
            </Field>
          ))}
        </div>
      )}
    </>
  );
}
