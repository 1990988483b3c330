import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { PersonArrowRightRegular } from "@fluentui/react-icons/svg/person-arrow-right";
import { useState } from "react";
import type { PeopleOverview, PersonView } from "../../../../src/contract/administration.ts";
import { showDate, today } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { SideDrawer } from "../../foundation/side-drawer.tsx";
import { FailureBar } from "../../foundation/states.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { HandOverDialog } from "../handover/hand-over-dialog.tsx";
import { words as handOverWords } from "../handover/words.ts";
import { useAdminChange } from "../use-admin.ts";
import { words as common } from "../words.ts";
import { AppointmentFields, appointmentFormOf, appointmentInputOf } from "./appointment-form.tsx";
import { ReachMark, usePostWords } from "./people-table.tsx";
import { PersonFields, personFormOf, personInputOf } from "./person-form.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
  },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  end: { alignSelf: "flex-end" },
  head: { ...typographyStyles.body1Strong, margin: 0 },
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "44px" },
  text: { flex: 1, minWidth: 0 },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, display: "block" },
  touch: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
});

type Appointment = PersonView["appointments"][number];

interface PersonDrawerProps {
  readonly person: PersonView;
  readonly positions: PeopleOverview["positions"];
  readonly onClose: () => void;
}

/** One person beside the list: who, and every appointment with its days. */
export function PersonDrawer({ person, positions, onClose }: PersonDrawerProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <SideDrawer title={person.fullName} mark={<ReachMark reach={person.reach} />} onClose={onClose}>
      <div className={styles.body}>
        <PersonEditor key={person.version} person={person} />
        {person.manager === null ? null : (
          <p className={styles.second}>{t("manager", { name: person.manager })}</p>
        )}
        <Appointments person={person} positions={positions} />
        <HandOverButton person={person} />
      </div>
    </SideDrawer>
  );
}

/** For somebody who moves or leaves. */
function HandOverButton({ person: { id, fullName: name } }: { person: PersonView }) {
  const styles = useStyles();
  const t = useWords(handOverWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className={styles.touch} icon={<PersonArrowRightRegular />} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {isOpen ? <HandOverDialog person={{ id, name }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PersonEditor({ person }: { person: PersonView }) {
  const styles = useStyles();
  const c = useWords(common);
  const saving = useAdminChange(() => undefined);
  const [form, setForm] = useState(() => personFormOf(person));
  const [tried, setTried] = useState(false);
  const isChanged = JSON.stringify(form) !== JSON.stringify(personFormOf(person));
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const body = personInputOf(form, person.version, null);
        if (body !== null && !saving.isPending)
          saving.mutate({ method: "put", path: `people/${person.id}`, body });
      }}
    >
      <PersonFields form={form} onChange={setForm} tried={tried} error={saving.error} />
      <FailureBar error={saving.error} />
      {isChanged ? (
        <Button
          className={styles.end}
          appearance="primary"
          type="submit"
          disabledFocusable={saving.isPending}
        >
          {c("save")}
        </Button>
      ) : null}
    </form>
  );
}

function Appointments({ person, positions }: Omit<PersonDrawerProps, "onClose">) {
  const styles = useStyles();
  const t = useWords(words);
  const c = useWords(common);
  const postWords = usePostWords();
  const [editing, setEditing] = useState<Appointment | "new" | null>(null);
  const state = ({ validFrom, validTo }: Appointment): string | null => {
    if (validFrom > today()) return t("coming");
    return validTo !== null && validTo < today() ? t("past") : null;
  };
  const sorted = person.appointments.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return (
    <section aria-label={t("appointments")}>
      <h3 className={styles.head}>{t("appointments")}</h3>
      <ul className={styles.list}>
        {sorted.map((post) => (
          <li key={post.id} className={styles.item}>
            <span className={styles.text}>
              {postWords(post)}
              <span className={styles.second}>
                {[
                  c("since", { date: showDate(post.validFrom) }),
                  post.validTo === null ? null : c("until", { date: showDate(post.validTo) }),
                  state(post),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            <Button
              className={styles.touch}
              appearance="subtle"
              icon={<EditRegular />}
              aria-label={t("changePost", { role: t(post.role) })}
              onClick={() => setEditing(post)}
            />
          </li>
        ))}
      </ul>
      <Button
        className={styles.touch}
        appearance="subtle"
        icon={<AddRegular />}
        onClick={() => setEditing("new")}
      >
        {t("appoint")}
      </Button>
      {editing === null ? null : (
        <AppointmentDialog
          person={person}
          positions={positions}
          appointment={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function AppointmentDialog({
  person,
  positions,
  appointment,
  onClose,
}: PersonDrawerProps & { readonly appointment: Appointment | null }) {
  const t = useWords(words);
  const saving = useAdminChange(onClose);
  const [form, setForm] = useState(() => appointmentFormOf(appointment));
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    const body = appointmentInputOf(form, appointment?.version ?? null);
    if (body === null) return;
    saving.mutate(
      appointment === null
        ? { method: "post", path: `people/${person.id}/appointments`, body }
        : { method: "put", path: `appointments/${appointment.id}`, body },
    );
  };
  return (
    <EditDialog
      title={appointment === null ? t("appoint") : t("changePost", { role: t(appointment.role) })}
      isSaving={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <AppointmentFields
        form={form}
        onChange={setForm}
        positions={positions}
        tried={tried}
        error={saving.error}
      />
    </EditDialog>
  );
}
