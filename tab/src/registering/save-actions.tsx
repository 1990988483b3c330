import {
  Button,
  Field,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { assignees } from "../../../src/contract/routing.ts";
import { useWords } from "../foundation/language.tsx";
import { FailureBar, ListSkeleton } from "../foundation/states.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  actions: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    justifyContent: "flex-end",
    flexWrap: "wrap",
    [onPhone]: { flexWrap: "nowrap", "& > *": { flex: 1, minWidth: 0 } },
  },
  touch: { [onTouch]: { minHeight: "44px" } },
  surface: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    width: "320px",
    maxWidth: "calc(100vw - 64px)",
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  leader: { justifyContent: "flex-start", textAlign: "left", [onTouch]: { minHeight: "44px" } },
  names: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  position: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  key: {
    ...typographyStyles.caption1,
    marginLeft: tokens.spacingHorizontalXS,
    [onTouch]: { display: "none" },
  },
});

export interface SubmitTo {
  readonly personId: string;
  readonly name: string;
  readonly note: string | null;
}

interface SaveActionsProps {
  readonly isBusy: boolean;
  readonly onSave: (submitTo: SubmitTo | null) => void;
}

/** The two ways out of the form: the primary one where the eye ends. */
export function SaveActions({ isBusy, onSave }: SaveActionsProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <div className={styles.actions}>
      <SubmitMenu isBusy={isBusy} onSave={onSave} />
      <Button
        appearance="primary"
        type="submit"
        className={styles.touch}
        disabledFocusable={isBusy}
        aria-keyshortcuts="s Control+S"
      >
        {isBusy ? t("saving") : t("saveNext")}
        <span className={styles.key} aria-hidden>
          (s)
        </span>
      </Button>
    </div>
  );
}

function SubmitMenu({ isBusy, onSave }: SaveActionsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  // Asked before the list is opened, so that it opens with the names in it.
  useLeaders();
  return (
    <Popover
      open={isOpen}
      onOpenChange={(_event, data) => setOpen(data.open)}
      positioning="above-end"
      trapFocus
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.touch}
          disabledFocusable={isBusy}
          icon={<ChevronDownRegular />}
          iconPosition="after"
        >
          {t("saveSubmit")}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t("submitTo")}>
        <LeaderChoice
          onChoose={(to) => {
            setOpen(false);
            onSave(to);
          }}
        />
      </PopoverSurface>
    </Popover>
  );
}

function LeaderChoice({ onChoose }: { onChoose: (to: SubmitTo) => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const [note, setNote] = useState("");
  return (
    <>
      <h3 className={styles.title}>{t("submitTo")}</h3>
      <Leaders
        onChoose={({ id, name }) =>
          onChoose({ personId: id, name, note: note.trim() === "" ? null : note.trim() })
        }
      />
      <Field label={t("submitNote")}>
        <Textarea value={note} maxLength={2000} rows={2} onChange={(_event, data) => setNote(data.value)} />
      </Field>
    </>
  );
}

type Leader = z.infer<typeof assignees>["leaders"][number];

function useLeaders() {
  const api = useApi();
  return useQuery({
    queryKey: ["assignees", "leaders"],
    queryFn: ({ signal }) => api.get("/api/assignees", assignees, { signal }),
    staleTime: 60_000,
  });
}

function Leaders({ onChoose }: { onChoose: (leader: Leader) => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useLeaders();
  if (error) return <FailureBar error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton rows={2} />;
  if (data.leaders.length === 0) return <span>{t("noLeaders")}</span>;
  return data.leaders.map((leader) => (
    <Button
      key={leader.id}
      className={styles.leader}
      appearance="subtle"
      icon={<PersonRegular />}
      onClick={() => onChoose(leader)}
    >
      <span className={styles.names}>
        <span>{leader.name}</span>
        {leader.position === null ? null : <span className={styles.position}>{leader.position}</span>}
      </span>
    </Button>
  ));
}
