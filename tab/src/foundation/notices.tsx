import {
  Link,
  makeStyles,
  Toast,
  ToastTitle,
  Toaster,
  ToastTrigger,
  tokens,
  useId,
  useToastController,
} from "@fluentui/react-components";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { useSay, useWords } from "./language.tsx";
import { sentenceOf, SignInNeeded } from "./problem-error.ts";
import { useIsPhone } from "./screen.ts";
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

const useStyles = makeStyles({
  notices: {
    position: "fixed",
    inset: 0,
    pointerEvents: "none",
    zIndex: tokens.zIndexPriority,
    "& .fui-Toast": { pointerEvents: "auto" },
  },
});

const shownMs = 6000;

export function NoticesProvider({ children }: { children: ReactNode }) {
  const toasterId = useId("notices");
  const { dispatchToast } = useToastController(toasterId);
  const say = useSay();
  const t = useWords(words);
  const styles = useStyles();
  const isPhone = useIsPhone();
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
      <section aria-label={t("notices")} className={styles.notices}>
        {/* Never over the primary act, which stands at the end of a page. */}
        <Toaster inline toasterId={toasterId} position={isPhone ? "top" : "bottom"} />
      </section>
    </NoticesContext.Provider>
  );
}

export function useNotices(): Notices {
  return useContext(NoticesContext);
}
