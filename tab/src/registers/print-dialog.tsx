import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  ProgressBar,
  Radio,
  RadioGroup,
  Select,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { RegisterView } from "../../../src/contract/directory.ts";
import { showSize, today } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { useApi } from "../foundation/session.tsx";
import { FailureBar } from "../foundation/states.tsx";
import { saveAs } from "../foundation/save-as.ts";
import { DateText } from "../registering/date-text.tsx";
import { readTypedDate } from "../registering/typed-date.ts";
import { downloadForm } from "./download.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "480px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  progress: { ...typographyStyles.body1, display: "block" },
});

/** Which printed form, and as what kind of file. */
export interface PrintForm {
  readonly form: "incoming" | "outgoing" | "tracking";
  readonly kind: "pdf" | "xlsx";
  readonly title: string;
}

interface PrintDialogProps {
  readonly print: PrintForm;
  readonly year: number;
  readonly registers: readonly RegisterView[];
  readonly onClose: () => void;
}

/** What the file is called. */
const names = { incoming: "incomingTitle", outgoing: "outgoingTitle", tracking: "trackingTitle" } as const;

type Period = "year" | "month" | "dates" | "numbers";

interface Choice {
  readonly period: Period;
  readonly register: string;
  readonly from: string;
  readonly to: string;
  readonly fromNumber: string;
  readonly toNumber: string;
}

const numberOf = (text: string): number | undefined => (/^\d+$/.test(text.trim()) ? Number(text) : undefined);

function queryOf(choice: Choice, year: number): Record<string, string | number | undefined> {
  const register = choice.register === "" ? undefined : choice.register;
  const now = new Date();
  switch (choice.period) {
    case "year":
      return { year, register };
    case "month":
      return { year: Number(today().slice(0, 4)), register, from: `${today().slice(0, 7)}-01`, to: today() };
    case "dates": {
      const read = (text: string) => readTypedDate(text, now) ?? undefined;
      return { year, register, from: read(choice.from), to: read(choice.to) };
    }
    case "numbers":
      return { year, register, fromNumber: numberOf(choice.fromNumber), toNumber: numberOf(choice.toNumber) };
  }
}

interface Downloading {
  readonly received: number | null;
  readonly error: unknown;
  readonly start: (choice: Choice) => void;
  readonly stop: () => void;
}

function useDownload({ print, year, onClose }: PrintDialogProps): Downloading {
  const api = useApi();
  const notices = useNotices();
  const t = useWords(words);
  const [received, setReceived] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abortion = useRef<AbortController | null>(null);
  const start = (choice: Choice) => {
    const controller = new AbortController();
    abortion.current = controller;
    setError(null);
    setReceived(0);
    const name = `${t(names[print.form])} ${year}.${print.kind}`;
    const path = `/api/print/${print.form}.${print.kind}`;
    const run = async () => {
      saveAs(await downloadForm(api, path, queryOf(choice, year), setReceived, controller.signal), name);
      notices.done(t("downloaded", { name }));
      onClose();
    };
    run().catch((failure: unknown) => {
      if (!controller.signal.aborted) setError(failure);
      setReceived(null);
    });
  };
  return { received, error, start, stop: () => abortion.current?.abort() };
}

/** For which period, and how far the file is. */
export function PrintDialog(props: PrintDialogProps) {
  const { print, onClose } = props;
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { received, error, start, stop } = useDownload(props);
  const [choice, setChoice] = useState<Choice>({
    period: "year",
    register: "",
    from: "",
    to: "",
    fromNumber: "",
    toNumber: "",
  });
  const isBusy = received !== null;
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : close())}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{print.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <PeriodFields
              {...props}
              choice={choice}
              onChange={(patch) => setChoice({ ...choice, ...patch })}
            />
            <FailureBar error={error} onRetry={() => start(choice)} />
            {isBusy ? (
              <output className={styles.progress}>
                {t("downloading", { size: showSize(received, language) })}
                <ProgressBar />
              </output>
            ) : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={isBusy ? stop : close}>{t("cancel")}</Button>
            <Button appearance="primary" disabledFocusable={isBusy} onClick={() => start(choice)}>
              {t("download")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface PeriodProps extends PrintDialogProps {
  readonly choice: Choice;
  readonly onChange: (patch: Partial<Choice>) => void;
}

const periods: readonly Period[] = ["year", "month", "dates", "numbers"];

function PeriodFields({ choice, onChange, registers, year }: PeriodProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const name = {
    year: t("wholeYear", { year }),
    month: t("thisMonth"),
    dates: t("byDates"),
    numbers: t("byNumbers"),
  };
  return (
    <>
      {registers.length > 1 ? (
        <Field label={t("register")}>
          <Select value={choice.register} onChange={(_event, data) => onChange({ register: data.value })}>
            <option value="">{t("allRegisters")}</option>
            {registers.map((one) => (
              <option key={one.key} value={one.key}>
                {language === "vi" ? one.name : one.nameEn}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label={t("period")}>
        <RadioGroup
          value={choice.period}
          onChange={(_event, data) =>
            onChange({ period: periods.find((one) => one === data.value) ?? "year" })
          }
        >
          {periods.map((one) => (
            <Radio key={one} value={one} label={name[one]} />
          ))}
        </RadioGroup>
      </Field>
      <Bounds choice={choice} onChange={onChange} />
    </>
  );
}

function Bounds({ choice, onChange }: Pick<PeriodProps, "choice" | "onChange">) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <>
      {choice.period === "dates" ? (
        <div className={styles.pair}>
          <Field label={t("from")}>
            <DateText label={t("from")} value={choice.from} onChange={(from) => onChange({ from })} />
          </Field>
          <Field label={t("to")}>
            <DateText label={t("to")} value={choice.to} onChange={(to) => onChange({ to })} />
          </Field>
        </div>
      ) : null}
      {choice.period === "numbers" ? (
        <div className={styles.pair}>
          <Field label={t("firstNumber")}>
            <Input
              value={choice.fromNumber}
              inputMode="numeric"
              onChange={(_event, data) => onChange({ fromNumber: data.value })}
            />
          </Field>
          <Field label={t("lastNumber")}>
            <Input
              value={choice.toNumber}
              inputMode="numeric"
              onChange={(_event, data) => onChange({ toNumber: data.value })}
            />
          </Field>
        </div>
      ) : null}
    </>
  );
}
