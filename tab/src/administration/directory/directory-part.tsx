import { Button, Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  departmentDone,
  directoryAsked,
  directoryView,
  type DepartmentInput,
  type DirectoryView,
} from "../../../../src/contract/directory-people.ts";
import { showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { useNow } from "../../foundation/now.ts";
import { keys } from "../../foundation/queries.ts";
import { useApi } from "../../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { useAdmin } from "../use-admin.ts";
import { useDirectoryStyles } from "./directory-styles.ts";
import { Groups, Heads, Lists } from "./ties.tsx";
import { PeopleFile } from "./people-file.tsx";
import { words } from "./words.ts";

/** Danh bạ: people from Entra by what changed, departments as units, heads and lists; or people from a file. */
export function DirectoryPart() {
  const styles = useDirectoryStyles();
  const t = useWords(words);
  const { data, error, refetch } = useAdmin("directory", directoryView);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton rows={6} />;
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("title")}</h2>
        {data.isConnected ? <ReadNow /> : null}
      </header>
      <p className={styles.about}>{t(data.isConnected ? "connected" : "notConnected")}</p>
      {data.isConnected || data.readAt !== null ? <Read view={data} /> : null}
      <Heads heads={data.heads} />
      <Groups groups={data.groups} isRefused={data.groupsRefused} />
      <Lists lists={data.lists} />
      <PeopleFile />
    </>
  );
}

function ReadNow() {
  const styles = useDirectoryStyles();
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const asking = useMutation({
    mutationFn: () => api.post("/api/admin/directory/read", undefined, directoryAsked),
    onSuccess: () => notices.done(t("asked")),
    onError: (error) => notices.failed(error),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.administration }),
  });
  return (
    <Button className={styles.end} disabledFocusable={asking.isPending} onClick={() => asking.mutate()}>
      {t("readNow")}
    </Button>
  );
}

function Read({ view }: { view: DirectoryView }) {
  const styles = useDirectoryStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  return (
    <>
      <p className={styles.more}>
        {view.readAt === null
          ? t("neverRead")
          : t("read", { people: view.people, when: showWhen(view.readAt, now, language) })}
      </p>
      {view.departments.length === 0 ? null : <h3 className={styles.sub}>{t("departments")}</h3>}
      <ul className={styles.list} aria-label={t("departments")}>
        {view.departments.map((one) => (
          <Department key={one.name} department={one} />
        ))}
      </ul>
      {view.moved.length === 0 ? null : <h3 className={styles.sub}>{t("moved")}</h3>}
      <ul className={styles.list} aria-label={t("moved")}>
        {view.moved.map(({ person, unit, department }) => (
          <li key={person.id} className={styles.item}>
            <div>
              <p className={styles.name}>{person.name}</p>
              <p className={styles.more}>{t("movedLine", { unit, department })}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Department({ department }: { department: DirectoryView["departments"][number] }) {
  const styles = useDirectoryStyles();
  const t = useWords(words);
  const [isMaking, setMaking] = useState(false);
  const confirming = useConfirm(() => setMaking(false));
  const { name, people, missing, unit } = department;
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.more}>
          {t("people", { people, missing })} ·{" "}
          {unit === null ? t("noUnit") : t("isUnit", { unit: unit.name })}
        </p>
      </div>
      {unit === null ? (
        <Button className={styles.touch} aria-label={t("makeWhat", { name })} onClick={() => setMaking(true)}>
          {t("make")}
        </Button>
      ) : missing > 0 ? (
        <Button
          className={styles.touch}
          disabledFocusable={confirming.isPending}
          onClick={() => confirming.mutate({ name, abbreviation: null })}
        >
          {t("confirm", { missing })}
        </Button>
      ) : null}
      {isMaking ? <MakeUnit name={name} onClose={() => setMaking(false)} /> : null}
    </li>
  );
}

function MakeUnit({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useWords(words);
  const confirming = useConfirm(onClose);
  const [abbreviation, setAbbreviation] = useState("");
  return (
    <EditDialog
      title={t("makeWhat", { name })}
      isSaving={confirming.isPending}
      error={confirming.error}
      onSave={() => {
        if (abbreviation.trim() !== "") confirming.mutate({ name, abbreviation: abbreviation.trim() });
      }}
      onClose={onClose}
    >
      <Field label={t("abbreviation")} hint={t("abbreviationHint")} required>
        <Input value={abbreviation} maxLength={20} onChange={(_event, { value }) => setAbbreviation(value)} />
      </Field>
    </EditDialog>
  );
}

function useConfirm(onDone: () => void) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (input: DepartmentInput) =>
      api.post("/api/admin/directory/departments", input, departmentDone),
    onSuccess: ({ appointed, waits }) => {
      notices.done(waits === 0 ? t("done", { appointed }) : t("waits", { appointed, waits }));
      onDone();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.administration }),
  });
}
