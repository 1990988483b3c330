import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import {
  organisation,
  type AppointmentInput,
  type PeopleOverview,
  type PersonView,
} from "../../../../src/contract/administration.ts";
import { roles } from "../../../../src/domain/people/actor.ts";
import { showDate, today } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { FailureBar } from "../../foundation/states.tsx";
import { PeriodFields, periodOf, readPeriod, type Period } from "../period-fields.tsx";
import { useAdmin, useAdminChange } from "../use-admin.ts";
import { words as common } from "../words.ts";
import { words } from "./words.ts";

type Appointment = PersonView["appointments"][number];

/** An appointment as typed. */
export interface AppointmentForm {
  readonly role: Appointment["role"];
  readonly unitId: string | null;
  readonly positionId: string | null;
  readonly period: Period;
}

export function appointmentFormOf(appointment: Appointment | null): AppointmentForm {
  if (appointment === null)
    return {
      role: "specialist",
      unitId: null,
      positionId: null,
      period: { from: showDate(today()), to: "" },
    };
  const { role, unitId, positionId, validFrom, validTo } = appointment;
  return { role, unitId, positionId, period: periodOf(validFrom, validTo) };
}

/** Null while a day cannot be read. */
export function appointmentInputOf(form: AppointmentForm, version: number | null): AppointmentInput | null {
  const period = readPeriod(form.period);
  if (period === null) return null;
  return { version, role: form.role, unitId: form.unitId, positionId: form.positionId, ...period };
}

const useStyles = makeStyles({
  pair: {
    alignItems: "start",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  newPosition: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalS },
});

interface AppointmentFieldsProps {
  readonly form: AppointmentForm;
  readonly onChange: (form: AppointmentForm) => void;
  readonly positions: PeopleOverview["positions"];
  readonly tried: boolean;
  readonly error: unknown;
}

const newPosition = "new";

/** As what, where and from when to when. */
export function AppointmentFields({ form, onChange, positions, tried, error }: AppointmentFieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const [isNaming, setNaming] = useState(false);
  const wrong = (field: string) => {
    const refused = fieldSentence(error, field);
    return refused ? { validationMessage: say(refused) } : {};
  };
  return (
    <>
      <div className={styles.pair}>
        <PostFields form={form} onChange={onChange} error={error} />
        <Field label={t("position")} {...wrong("positionId")}>
          <Select
            value={isNaming ? newPosition : (form.positionId ?? "")}
            onChange={(_event, chosen) => {
              setNaming(chosen.value === newPosition);
              if (chosen.value !== newPosition)
                onChange({ ...form, positionId: chosen.value === "" ? null : chosen.value });
            }}
          >
            <option value="">{t("noPosition")}</option>
            {positions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={newPosition}>{t("newPosition")}…</option>
          </Select>
        </Field>
      </div>
      {isNaming ? (
        <NewPosition
          onMade={(positionId) => {
            setNaming(false);
            onChange({ ...form, positionId });
          }}
        />
      ) : null}
      <PeriodFields
        value={form.period}
        onChange={(period) => onChange({ ...form, period })}
        tried={tried}
        error={error}
      />
    </>
  );
}

/** As what, and in which unit. */
function PostFields({ form, onChange, error }: Pick<AppointmentFieldsProps, "form" | "onChange" | "error">) {
  const t = useWords(words);
  const say = useSay();
  const { data } = useAdmin("organisation", organisation, { on: today() });
  const units = (data?.nodes ?? []).filter((node) => node.kind === "unit");
  const wrong = (field: string) => {
    const refused = fieldSentence(error, field);
    return refused ? { validationMessage: say(refused) } : {};
  };
  return (
    <>
      <Field label={t("role")} required {...wrong("role")}>
        <Select
          value={form.role}
          onChange={(_event, chosen) =>
            onChange({ ...form, role: roles.find((role) => role === chosen.value) ?? form.role })
          }
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(role)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("unit")} {...wrong("unitId")}>
        <Select
          value={form.unitId ?? ""}
          onChange={(_event, chosen) =>
            onChange({ ...form, unitId: chosen.value === "" ? null : chosen.value })
          }
        >
          <option value="">{t("wholeAgency")}</option>
          {units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function NewPosition({ onMade }: { onMade: (id: string) => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const c = useWords(common);
  const [name, setName] = useState("");
  const [rank, setRank] = useState("50");
  const saving = useAdminChange(() => undefined);
  const make = () => {
    if (name.trim() === "" || !/^[1-9]\d{0,2}$/.test(rank.trim())) return;
    const body = { name: name.trim(), rank: Number(rank) };
    saving.mutate({ method: "post", path: "positions", body }, { onSuccess: ({ id }) => onMade(id) });
  };
  return (
    <div className={styles.newPosition}>
      <Field label={t("newPosition")}>
        <Input value={name} maxLength={100} onChange={(_event, data) => setName(data.value)} />
      </Field>
      <Field label={t("rank")}>
        <Input value={rank} inputMode="numeric" onChange={(_event, data) => setRank(data.value)} />
      </Field>
      <Button onClick={make} disabledFocusable={saving.isPending}>
        {c("add")}
      </Button>
      <FailureBar error={saving.error} />
    </div>
  );
}
