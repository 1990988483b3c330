import {
  Link,
  makeStyles,
  Toast,
  Toaster,
  ToastTitle,
  ToastTrigger,
  tokens,
  useId,
  useToastController,
} from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useWords } from "./language.tsx";
import { useIsPhone } from "./screen.ts";
import { words } from "./words.ts";

/** One notice, in the order in which they were given. */
export interface Notice {
  readonly number: number;
  readonly intent: "success" | "error" | "info";
  readonly text: string;
  readonly undo: (() => void) | null;
}

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

/** Shows notices; its own chunk, fetched with the first of them. */
export function Toasts({ notices }: { notices: readonly Notice[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const toasterId = useId("notices");
  const { dispatchToast } = useToastController(toasterId);
  const isPhone = useIsPhone();
  const last = useRef(0);
  useEffect(() => {
    for (const { number, intent, text, undo } of notices) {
      if (number <= last.current) continue;
      last.current = number;
      const action =
        undo === null ? null : (
          <ToastTrigger>
            <Link as="button" onClick={undo}>
              {t("undo")}
            </Link>
          </ToastTrigger>
        );
      dispatchToast(
        <Toast>
          <ToastTitle action={action}>{text}</ToastTitle>
        </Toast>,
        { intent, timeout: shownMs, pauseOnHover: true, pauseOnWindowBlur: true },
      );
    }
  }, [notices, dispatchToast, t]);
  return (
    <section aria-label={t("notices")} className={styles.notices}>
      {/* Never over the primary act, which stands at the end of a page. */}
      <Toaster inline toasterId={toasterId} position={isPhone ? "top" : "bottom"} />
    </section>
  );
}
