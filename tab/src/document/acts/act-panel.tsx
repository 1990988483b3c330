import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type RefObject } from "react";
import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { IncomingAct } from "../../../../src/contract/routing.ts";
import { useIsPhone } from "../../foundation/screen.ts";
import { ActBar } from "./act-bar.tsx";
import { ActForm } from "./act-form.tsx";
import { isQuiet, offeredActs } from "./offered-acts.ts";
import { ChangedBar } from "./changed-bar.tsx";
import { words } from "./words.ts";
import { useWords } from "../../foundation/language.tsx";

const useStyles = makeStyles({
  panel: {
    flexShrink: 0,
    maxHeight: "max(60%, calc(100% - 150px))",
    display: "flex",
    flexDirection: "column",
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  // The whole page of a phone: a form and a slip side by side would leave room for neither.
  whole: { position: "absolute", inset: 0, maxHeight: "100%", zIndex: 1, borderTopStyle: "none" },
});

/** Acts whose form stands open from the start: there is nothing else this person came to do. */
const opensItself: ReadonlySet<IncomingAct["act"]> = new Set(["submit", "instruct", "decideExtension"]);

const isSame = (a: IncomingAct, b: IncomingAct): boolean =>
  a.act === b.act && a.assignmentId === b.assignmentId;

/** Which form is open: what was chosen while it may still be done, else the primary act's own. */
function useOpenAct(detail: IncomingDetail): [IncomingAct | null, (act: IncomingAct | null) => void] {
  const acts = offeredActs(detail);
  const isPhone = useIsPhone();
  const [chosen, setChosen] = useState<IncomingAct | "closed" | "untouched">("untouched");
  const [primary] = acts;
  if (typeof chosen === "object") {
    return [acts.find((act) => isSame(act, chosen)) ?? null, (act) => setChosen(act ?? "closed")];
  }
  const opens =
    chosen === "untouched" &&
    !isPhone &&
    primary !== undefined &&
    opensItself.has(primary.act) &&
    !isQuiet(primary, detail);
  return [opens ? primary : null, (act) => setChosen(act ?? "closed")];
}

/** The first field of a form that the person has just asked for. */
function useFocusOnForm(open: IncomingAct | null): [RefObject<HTMLElement | null>, () => void] {
  const panel = useRef<HTMLElement>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    if (open === null || !isAsked.current) return;
    isAsked.current = false;
    panel.current?.querySelector<HTMLElement>("form textarea, form input:not([type=checkbox])")?.focus();
  }, [open]);
  return [
    panel,
    () => {
      isAsked.current = true;
    },
  ];
}

export interface ActPanelProps {
  readonly detail: IncomingDetail;
  /** Another part than the slip is being read: only the buttons stand below it. */
  readonly isFolded: boolean;
  readonly onUnfold: () => void;
}

/** What this person can do now, at the place where the eye ends: the primary act, or the form of the one chosen. */
export function ActPanel({ detail, isFolded, onUnfold }: ActPanelProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [open, setOpen] = useOpenAct(detail);
  const [lastSeen, setLastSeen] = useState<number | null>(null);
  const isPhone = useIsPhone();
  const isFormOpen = open !== null && !isFolded;
  const [panel, focusOnForm] = useFocusOnForm(open);
  const onStale = () => setLastSeen(detail.history.length);
  return (
    <section
      ref={panel}
      className={mergeClasses(styles.panel, isPhone && isFormOpen && styles.whole)}
      aria-label={t("acts")}
    >
      {lastSeen === null ? null : (
        <ChangedBar entries={detail.history.slice(lastSeen)} onSeen={() => setLastSeen(null)} />
      )}
      {!isFormOpen ? (
        <ActBar
          detail={detail}
          onOpen={(act) => {
            onUnfold();
            focusOnForm();
            setOpen(act);
          }}
          onStale={onStale}
        />
      ) : (
        <ActForm
          key={`${open.act} ${open.assignmentId ?? ""}`}
          detail={detail}
          act={open}
          onDone={() => setOpen(null)}
          onStale={onStale}
          onCancel={() => setOpen(null)}
        />
      )}
    </section>
  );
}
