import { Field } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Sentence } from "../../foundation/define-words.ts";
import { useDraft } from "../../foundation/drafts.ts";
import { showInstant } from "../../foundation/format.ts";
import { useSay, useWords, type Translate } from "../../foundation/language.tsx";
import { useWorkingCalendar } from "../../foundation/working-calendar.ts";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import type { ActFormProps } from "./act-props.ts";
import { AssigneeGrid } from "./assignee-grid.tsx";
import { DeadlineChoice } from "./deadline-choice.tsx";
import { givenDeadline, instantOfChoice, offersAt } from "./deadlines.ts";
import { FormFrame } from "./form-frame.tsx";
import {
  assigneesOf,
  candidatesOf,
  draftOf,
  inRole,
  readOrderDraft,
  type Candidate,
  type OrderDraft,
} from "./order.ts";
import { TextField } from "./text-field.tsx";
import { useAct } from "./use-act.ts";
import { useAssignees } from "./use-assignees.ts";
import { words } from "./words.ts";

/** `Phòng Tổng hợp chủ trì · Văn phòng và 2 nơi khác phối hợp · hạn 17:00 23/11/2026`. */
function sentenceOf(
  t: Translate<typeof words>,
  candidates: readonly Candidate[],
  draft: OrderDraft,
  deadlineAt: string | null,
): string {
  const names = (role: "lead" | "support" | "inform"): string => {
    const [first, ...rest] = inRole(candidates, draft.choice, role).map(({ name }) => name);
    if (first === undefined) return "";
    return rest.length === 0 ? first : t("sumMore", { first, count: rest.length });
  };
  const parts = [
    ["sumLead", names("lead")],
    ["sumSupport", names("support")],
    ["sumInform", names("inform")],
  ] as const;
  const said = parts.filter(([, who]) => who !== "").map(([word, who]) => t(word, { names: who }));
  if (said.length === 0) return t("orderFinal");
  return [
    ...said,
    ...(deadlineAt === null ? [] : [t("sumDeadline", { date: showInstant(deadlineAt) })]),
  ].join(" · ");
}

/** The server's sentence about whom it was given to, whichever role it names. */
function refusedAssignee(error: Error | null): Sentence | null {
  const named = ["lead", "support", "inform"].map((field) => fieldSentence(error, field));
  return named.find((sentence) => sentence !== null) ?? null;
}

function useOrder({ detail, act }: ActFormProps) {
  const [now] = useState(() => new Date());
  const calendar = useWorkingCalendar();
  const given = useMemo(() => givenDeadline(detail, act, { now, calendar }), [detail, act, now, calendar]);
  const [empty] = useState(
    () => (): OrderDraft =>
      act.mends === undefined
        ? { text: "", choice: {}, deadline: { kind: given === null ? "none" : "given" } }
        : draftOf(act.mends, detail.slip.assignments, given),
  );
  const form = act.mends === undefined ? `order.${act.assignmentId ?? detail.id}` : `mend.${act.mends.id}`;
  const draft = useDraft(form, empty, readOrderDraft);
  const deadlineAt = instantOfChoice(draft.value.deadline, { from: now, given: given?.at ?? null, calendar });
  return { now, calendar, given, draft, deadlineAt, replaces: act.mends?.id ?? null };
}

function OrderFields({ candidates, ...props }: ActFormProps & { candidates: readonly Candidate[] }) {
  const t = useWords(words);
  const say = useSay();
  const { now, calendar, given, draft, deadlineAt, replaces } = useOrder(props);
  const { value, change, clear } = draft;
  const [isTried, setIsTried] = useState(false);
  const done = () => {
    clear();
    props.onDone();
  };
  const act = useAct(props.detail, props.act, { onStale: props.onStale, onDone: done });
  const isNobody = Object.keys(value.choice).length === 0;
  const refused = refusedAssignee(act.error);
  const problem = isTried && isNobody ? t("needsAssignee") : refused && say(refused);
  const submit = () => {
    setIsTried(true);
    if (isNobody) return;
    act.run({ ...assigneesOf(candidates, value.choice), text: value.text, deadlineAt, replaces });
  };
  const late = fieldSentence(act.error, "deadlineAt");
  const title = t(replaces === null ? props.act.act : "mendNow");
  return (
    <FormFrame
      title={title}
      sentence={sentenceOf(t, candidates, value, deadlineAt)}
      submitWord={act.isAskedBack ? t("stillOrder") : title}
      isRunning={act.isRunning}
      error={act.error}
      onCancel={props.onCancel}
      onSubmit={submit}
    >
      <Field validationState={problem === null ? "none" : "error"} validationMessage={problem}>
        <AssigneeGrid
          candidates={candidates}
          choice={value.choice}
          onChange={(choice) => change({ ...value, choice })}
        />
      </Field>
      <TextField
        {...{ label: t("orderText"), placeholder: t("orderText"), name: "text", error: act.error }}
        isLabelled={false}
        {...{ value: value.text, onChange: (text) => change({ ...value, text }) }}
      />
      <Field
        validationState={late === null ? "none" : act.isAskedBack ? "warning" : "error"}
        validationMessage={late === null ? null : say(late)}
      >
        <DeadlineChoice
          hasWord
          value={value.deadline}
          onChange={(deadline) => change({ ...value, deadline })}
          from={now}
          offers={offersAt(now, calendar)}
          given={given}
        />
      </Field>
    </FormFrame>
  );
}

/** A leader's instruction, the clerk's transfer, or a head assigning on: whom, what, by when. */
export function OrderForm(props: ActFormProps) {
  const { detail, act } = props;
  const { data, isPending, error, refetch } = useAssignees(detail.id, act.assignmentId);
  const candidates = useMemo(() => (data === undefined ? [] : candidatesOf(data)), [data]);
  if (isPending) return <ListSkeleton rows={4} />;
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />;
  return <OrderFields {...props} candidates={candidates} />;
}
