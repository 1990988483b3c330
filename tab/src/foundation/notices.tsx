import {
  Link,
  Toast,
  ToastTitle,
  Toaster,
  ToastTrigger,
  useId,
  useToastController,
} from "@fluentui/react-components";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { useSay, useWords } from "./language.tsx";
import { sentenceOf, SignInNeeded } from "./problem-error.ts";
import { words } from "./words.ts";

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

const shownMs = 6000;

export function NoticesProvider({ children }: { children: ReactNode }) {
  const toasterId = useId("notices");
  const { dispatchToast } = useToastController(toasterId);
  const say = useSay();
  const t = useWords(words);
  const notices = useMemo<Notices>(() => {
    const show = (intent: "success" | "error" | "info", text: string, undo?: () => void) =>
      dispatchToast(
        <Toast>
          <ToastTitle
            action={
              undo === undefined ? null : (
                <ToastTrigger>
                  <Link as="button" onClick={undo}>
                    {t("undo")}
                  </Link>
                </ToastTrigger>
              )
            }
          >
            {text}
          </ToastTitle>
        </Toast>,
        { intent, timeout: shownMs, pauseOnHover: true, pauseOnWindowBlur: true },
      );
    return {
      done: (text, undo) => show("success", text, undo),
      info: (text) => show("info", text),
      failed: (error) => {
        if (!(error instanceof SignInNeeded)) show("error", say(sentenceOf(error)));
      },
    };
  }, [dispatchToast, say, t]);
  return (
    <NoticesContext.Provider value={notices}>
      {children}
      <Toaster toasterId={toasterId} position="bottom-end" />
    </NoticesContext.Provider>
  );
}

export function useNotices(): Notices {
  return useContext(NoticesContext);
}
