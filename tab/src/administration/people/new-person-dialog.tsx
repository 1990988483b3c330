import { makeStyles, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { PeopleOverview } from "../../../../src/contract/administration.ts";
import { useWords } from "../../foundation/language.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { useAdminChange } from "../use-admin.ts";
import { AppointmentFields, appointmentFormOf, appointmentInputOf } from "./appointment-form.tsx";
import { blankPerson, PersonFields, personInputOf } from "./person-form.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({ head: { ...typographyStyles.body1Strong, margin: 0 } });

interface NewPersonDialogProps {
  readonly positions: PeopleOverview["positions"];
  readonly onClose: () => void;
}

/** A person comes with a first appointment, so that nobody is left without one. */
export function NewPersonDialog({ positions, onClose }: NewPersonDialogProps) {
  const styles = useStyles();
  const t = useWords(words);
  const saving = useAdminChange(onClose);
  const [person, setPerson] = useState(blankPerson);
  const [post, setPost] = useState(() => appointmentFormOf(null));
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    const appointment = appointmentInputOf(post, null);
    const body = appointment === null ? null : personInputOf(person, null, appointment);
    if (body !== null) saving.mutate({ method: "post", path: "people", body });
  };
  const common = { tried, error: saving.error };
  return (
    <EditDialog
      title={t("newPerson")}
      isSaving={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <PersonFields form={person} onChange={setPerson} {...common} />
      <h3 className={styles.head}>{t("firstPost")}</h3>
      <AppointmentFields form={post} onChange={setPost} positions={positions} {...common} />
    </EditDialog>
  );
}
