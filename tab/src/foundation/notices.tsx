import { createContext, lazy, Suspense, useContext, useMemo, useState, type ReactNode } from "react";
import { useSay } from "./language.tsx";
import { sentenceOf, SignInNeeded } from "./problem-error.ts";
import type { Notice } from "./toasts.tsx";

const Toasts = lazy(async () => ({ default: (await import("./toasts.tsx")).Toasts }));

export interface Notices {
  /** Says what was done; with `undo` where it can be taken back, for as long as the notice stands. */
  readonly done: (text: string, undo?: () => void) => void;
  /** A failure that has no place of its own on the page; where it has one, show it there instead. */
  readonly failed: (error: unknown) => void;
  readonly info: (text: string) => void;
}

const NoticesContext = createContext<Notices>({
  done: () => undefined,
  failed: () => undefined,
  info: () => undefined,
});

export function NoticesProvider({ children }: { children: ReactNode }) {
  const say = useSay();
  const [shown, setShown] = useState<readonly Notice[]>([]);
  const notices = useMemo<Notices>(() => {
    const show = (intent: Notice["intent"], text: string, undo: (() => void) | null = null) =>
      setShown((before) => [
        ...before.slice(-4),
        { number: (before.at(-1)?.number ?? 0) + 1, intent, text, undo },
      ]);
    return {
      done: (text, undo) => show("success", text, undo),
      info: (text) => show("info", text),
      failed: (error) => {
        if (!(error instanceof SignInNeeded)) show("error", say(sentenceOf(error)));
      },
    };
  }, [say]);
  return (
    <NoticesContext.Provider value={notices}>
      {children}
      {shown.length === 0 ? null : (
        <Suspense fallback={null}>
          <Toasts notices={shown} />
        </Suspense>
      )}
    </NoticesContext.Provider>
  );
}

export function useNotices(): Notices {
  return useContext(NoticesContext);
}
