import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { formatDate, weekdayName, type LocalDate } from "../../../../src/domain/time/local-date.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { useKindStyles } from "./year-sheet.tsx";
import { words } from "./words.ts";
import { type Day, type DayState } from "./year-days.ts";

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: { listStyle: "none", margin: 0, padding: 0, maxHeight: "360px", overflowY: "auto" },
  item: {
    justifyContent: "flex-start",
    width: "100%",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    gap: tokens.spacingHorizontalS,
  },
  swatch: {
    width: "16px",
    height: "16px",
    flexShrink: 0,
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusSmall,
  },
  date: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  note: { flex: 1, minWidth: 0, overflowWrap: "anywhere" },
});

interface DayPanelProps {
  readonly date: LocalDate;
  readonly days: readonly Day[];
  readonly isWork: boolean;
  readonly onSet: (state: DayState, note: string) => void;
  readonly onChoose: (date: LocalDate) => void;
}

/** The chosen day in words with its note, and every day that is unlike the week. */
export function DayPanel({ date, days, isWork, onSet, onChoose }: DayPanelProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const day = days.find((one) => one.date === date);
  const states: readonly DayState[] = isWork
    ? ["ordinary", "holiday", "half"]
    : ["ordinary", "working", "half"];
  const state = day?.kind ?? "ordinary";
  return (
    <aside className={styles.panel} aria-label={t("chosen")}>
      <h3 className={styles.title}>{`${weekdayName(date, language)} ${formatDate(date)}`}</h3>
      <RadioGroup
        value={state}
        aria-label={t("chosen")}
        onChange={(_event, data) =>
          onSet(states.find((one) => one === data.value) ?? "ordinary", day?.note ?? "")
        }
      >
        {states.map((one) => (
          <Radio
            key={one}
            value={one}
            label={one === "ordinary" ? t(isWork ? "ordinaryOn" : "ordinaryOff") : t(one)}
          />
        ))}
      </RadioGroup>
      <Field label={t("note")} hint={t("noteHint")}>
        <Input
          value={day?.note ?? ""}
          maxLength={200}
          disabled={day === undefined}
          onChange={(_event, data) => onSet(state, data.value)}
        />
      </Field>
      <h3 className={styles.title}>{t("exceptions", { n: days.length })}</h3>
      {days.length === 0 ? <span>{t("noneYet")}</span> : null}
      <ul className={styles.list}>
        {days.map((one) => (
          <li key={one.date}>
            <ExceptionButton day={one} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function ExceptionButton({ day, onChoose }: { day: Day; onChoose: (date: LocalDate) => void }) {
  const styles = useStyles();
  const kinds = useKindStyles();
  const t = useWords(words);
  return (
    <Button appearance="subtle" className={styles.item} onClick={() => onChoose(day.date)}>
      <span className={mergeClasses(styles.swatch, kinds[day.kind])} aria-hidden />
      <span className={styles.date}>{formatDate(day.date).slice(0, 5)}</span>
      <span className={styles.note}>{[t(day.kind), day.note].filter(Boolean).join(" · ")}</span>
    </Button>
  );
}
