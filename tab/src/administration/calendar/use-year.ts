import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { z } from "zod";
import {
  administrationDone,
  calendarYear,
  settingsView,
  type CalendarInput,
  type CalendarYearView,
} from "../../../../src/contract/administration.ts";
import { calendarDay } from "../../../../src/contract/calendar.ts";
import { localDate } from "../../../../src/contract/common.ts";
import { defaultWorkingHours } from "../../../../src/domain/calendar/working-hours.ts";
import type { LocalDate } from "../../../../src/domain/time/local-date.ts";
import { useDraft } from "../../foundation/drafts.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { ProblemError } from "../../foundation/problem-error.ts";
import { keys } from "../../foundation/queries.ts";
import { useApi, useSession } from "../../foundation/session.tsx";
import { useAdmin } from "../use-admin.ts";
import { words } from "./words.ts";
import {
  daysOf,
  differingDays,
  lookOf,
  marksOf,
  openChanges,
  withChanges,
  type Changes,
  type DayLook,
  type Marks,
  type Week,
} from "./year-marks.ts";

const hours = z.object({ weekdays: z.array(z.literal([0, 1, 2, 3, 4, 5, 6])) });

/** Days of the week on which the agency works, by its own rule. */
export function useWeek(): Week {
  const { data } = useAdmin("settings", settingsView);
  const rule = data?.find(({ editor }) => editor === "workingHours");
  return hours.safeParse(rule?.value).data?.weekdays ?? defaultWorkingHours.weekdays;
}

const keptChanges = z.object({
  form: z.literal("calendar-1"),
  changes: z.record(localDate, calendarDay.omit({ date: true }).nullable()),
});
type Kept = z.infer<typeof keptChanges>;

const noChanges = (): Kept => ({ form: "calendar-1", changes: {} });
const readKept = (value: unknown): Kept | null => keptChanges.safeParse(value).data ?? null;

/** A year being edited: the saved table with the changes that are not saved laid over it. */
export interface YearEdit {
  readonly view: CalendarYearView;
  readonly saved: Marks;
  readonly marks: Marks;
  readonly changes: Changes;
  readonly changed: number;
  readonly setLook: (date: LocalDate, look: DayLook) => void;
  readonly setNote: (date: LocalDate, note: string) => void;
  readonly discard: () => void;
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  /** Somebody else saved first: nothing is lost, the table has to be read again. */
  readonly isStale: boolean;
  readonly reload: () => void;
  /** Days that somebody else changed since this person began; null when nobody did. */
  readonly others: readonly LocalDate[] | null;
  readonly acceptOthers: () => void;
}

export const yearKey = (year: number) => [...keys.administration, "calendar", { year }];

export const useYearView = (year: number) => useAdmin("calendar", calendarYear, { year });

/** Changes survive leaving the page; somebody who leaves is told so. */
function useChanges(year: number, saved: Marks) {
  const t = useWords(words);
  const notices = useNotices();
  const { agency } = useSession();
  const draft = useDraft<Kept>(`calendar.${agency.id}.${year}`, noChanges, readKept);
  const changes = openChanges(saved, draft.value.changes);
  const changed = Object.keys(changes).length;
  const onLeave = useEffectEvent(() => {
    if (changed > 0) notices.info(t("kept", { year }));
  });
  useEffect(() => () => onLeave(), []);
  const change = (next: Changes) => draft.change({ form: "calendar-1", changes: openChanges(saved, next) });
  return {
    changes,
    changed,
    change,
    forget: draft.clear,
    discard: () => {
      draft.clear();
      notices.done(t("discarded", { year }), () => change(changes));
    },
  };
}

function useSaving(view: CalendarYearView, onSaved: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  const { year } = view;
  return useMutation({
    mutationFn: (input: CalendarInput) => api.put("/api/admin/calendar", input, administrationDone),
    onSuccess: ({ version }, { days }) => {
      const next: CalendarYearView = { year, version, isProposal: false, days, questions: [] };
      client.setQueryData(yearKey(year), next);
      onSaved();
      notices.done(t("saved", { year }));
    },
  });
}

/** What somebody else saved while this person was changing days here. */
function useOthers(view: CalendarYearView, changed: number) {
  const [seen, setSeen] = useState(view);
  const isNews = view.version !== seen.version && changed > 0;
  if (view !== seen && !isNews) setSeen(view);
  return {
    others: isNews ? differingDays(marksOf(seen.days), marksOf(view.days)) : null,
    acceptOthers: () => setSeen(view),
  };
}

export function useYearEdit(view: CalendarYearView, week: Week): YearEdit {
  const client = useQueryClient();
  const { year, version } = view;
  const saved = marksOf(view.days);
  const { changes, changed, change, forget, discard } = useChanges(year, saved);
  const saving = useSaving(view, forget);
  const marks = withChanges(saved, changes);
  return {
    view,
    saved,
    marks,
    changes,
    changed,
    setLook: (date, look) => {
      const known = marks.get(date) ?? saved.get(date);
      const mark = look === "ordinary" || look === "weekend" ? null : { kind: look, note: known?.note ?? "" };
      if (lookOf(date, marks.get(date), week) !== look) change({ ...changes, [date]: mark });
    },
    setNote: (date, note) => {
      const mark = marks.get(date);
      if (mark !== undefined) change({ ...changes, [date]: { ...mark, note } });
    },
    discard,
    save: () => {
      if (!saving.isPending && (changed > 0 || view.isProposal))
        saving.mutate({ version, year, days: daysOf(marks) });
    },
    isSaving: saving.isPending,
    error: saving.error,
    isStale: saving.error instanceof ProblemError && saving.error.code === "calendar.changed",
    reload: () => {
      void client.invalidateQueries({ queryKey: yearKey(year) }).then(() => saving.reset());
    },
    ...useOthers(view, changed),
  };
}
