import { Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useWords } from "../../foundation/language.tsx";
import type { WorkingHoursValue } from "./rule-values.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  pair: {
    alignItems: "start",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  days: { display: "flex", flexWrap: "wrap" },
});

const week = [
  [1, "day1"],
  [2, "day2"],
  [3, "day3"],
  [4, "day4"],
  [5, "day5"],
  [6, "day6"],
  [0, "day0"],
] as const;

interface HoursEditorProps {
  readonly value: WorkingHoursValue;
  readonly onChange: (value: WorkingHoursValue) => void;
}

/** When the agency works in an ordinary week. */
export function HoursEditor({ value, onChange }: HoursEditorProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <>
      <div className={styles.pair}>
        {(["morning", "afternoon"] as const).flatMap((part) =>
          (["from", "to"] as const).map((end) => (
            <Field key={part + end} label={t(end === "from" ? "fromTime" : "toTime", { part: t(part) })}>
              <Input
                type="time"
                value={value[part][end]}
                onChange={(_event, data) =>
                  onChange({ ...value, [part]: { ...value[part], [end]: data.value } })
                }
              />
            </Field>
          )),
        )}
      </div>
      <Field label={t("weekdays")}>
        <div className={styles.days}>
          {week.map(([day, word]) => (
            <Checkbox
              key={day}
              label={t(word)}
              checked={value.weekdays.includes(day)}
              onChange={(_event, data) =>
                onChange({
                  ...value,
                  weekdays: [
                    ...value.weekdays.filter((one) => one !== day),
                    ...(data.checked === true ? [day] : []),
                  ].sort((a, b) => a - b),
                })
              }
            />
          ))}
        </div>
      </Field>
    </>
  );
}
