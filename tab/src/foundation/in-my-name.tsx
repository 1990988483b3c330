import { useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent, type ReactNode } from "react";
import type { z } from "zod";
import { askPlace } from "./entra-place.ts";
import { useSay, useWords } from "./language.tsx";
import { NoticeBar } from "./notice-bar.tsx";
import { ProblemError } from "./problem-error.ts";
import { keepForReturn, takeOnReturn } from "./return-to-act.ts";
import { useHere } from "./session.tsx";
import { FailureBar } from "./states.tsx";
import { words } from "./words.ts";

interface ActInMyName<I, R> {
  /** Names the act and what it is about, for whom Entra sends back to this page. */
  readonly name: string;
  readonly input: z.ZodType<I>;
  readonly act: (input: I) => Promise<R>;
  readonly onDone?: (result: R, input: I) => void;
}

interface InMyName<I, R> {
  readonly run: (input: I) => void;
  readonly isRunning: boolean;
  readonly error: Error | null;
  readonly result: R | undefined;
  /** What stands in the way and how it goes on; null where nothing does. */
  readonly bar: ReactNode;
}

/**
 * An act that the server does at Microsoft 365 in the person's name. Where a consent or another sign-in is missing, a
 * button stands beside it; done with that, the act goes on by itself, also where it led away from the page and back.
 */
export function useInMyName<I, R>({ name, input, act, onDone }: ActInMyName<I, R>): InMyName<I, R> {
  const { mutate, isPending, error, data, variables } = useMutation({
    mutationFn: act,
    onSuccess: (result, given) => onDone?.(result, given),
  });
  const goOn = useEffectEvent(() => {
    const kept = input.safeParse(takeOnReturn(name));
    if (kept.success) mutate(kept.data);
  });
  useEffect(() => goOn(), []);
  const again = () => {
    if (variables !== undefined) mutate(variables);
  };
  return {
    run: (given) => mutate(given),
    isRunning: isPending,
    error,
    result: data,
    bar: <WayOn error={error} leave={() => keepForReturn(name, variables)} again={again} />,
  };
}

interface WayOnProps {
  readonly error: Error | null;
  /** Before the page may be left for Entra's. */
  readonly leave: () => void;
  readonly again: () => void;
}

function WayOn({ error, leave, again }: WayOnProps) {
  const { identity } = useHere();
  const t = useWords(words);
  const say = useSay();
  const asked = error instanceof ProblemError ? error.ask : null;
  const asking = useMutation({
    mutationFn: async () => {
      const place = await askPlace();
      if (place === null || asked === null) return;
      leave();
      if (!(await identity.ask(place, asked))) throw new NotGiven();
    },
    onSuccess: again,
  });
  if (error === null) return null;
  if (!(error instanceof ProblemError) || asked === null)
    return (
      <div ref={intoView}>
        <FailureBar error={error} onRetry={mayTryAgain(error) ? again : undefined} />
      </div>
    );
  return (
    <div ref={intoView}>
      <NoticeBar
        intent="warning"
        action={{
          word: t(asked.act === "consent" ? "consentAct" : "signInAct"),
          onClick: () => asking.mutate(),
        }}
      >
        {say(error.sentence)}
        {asking.isError ? ` ${t("notGiven", { scopes: asked.scopes.join(", ") })}` : null}
      </NoticeBar>
    </div>
  );
}

/** It may appear below what a pane shows of itself. */
export const intoView = (bar: HTMLElement | null): void => bar?.scrollIntoView({ block: "nearest" });

/** What a rule refuses is refused again. */
const mayTryAgain = (error: Error | null): boolean =>
  !(error instanceof ProblemError) || error.status >= 500 || error.status === 429;

/** The window was closed, or Entra gave nothing. */
class NotGiven extends Error {}
