import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { IncomingAct } from "../../../../src/contract/routing.ts";
import { useNow } from "../../foundation/now.ts";
import { useIsPhone } from "../../foundation/screen.ts";
import { ActBar } from "./act-bar.tsx";
import { ActForm } from "./act-form.tsx";
import { isSameAct, keyOfAct, type OfferedAct } from "./mending-acts.ts";
import { isQuiet, offeredActs } from "./offered-acts.ts";
import { ChangedBar } from "./changed-bar.tsx";
import { CancelWord } from "./form-frame.tsx";
import { baseOf, newsOf, type Seen } from "./news.ts";
import { useSession } from "../../foundation/session.tsx";
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

interface OpenAct {
  readonly open: OfferedAct | null;
  readonly setOpen: (act: OfferedAct | null) => void;
  /** Somebody is writing in the form that opened by itself: it stays whatever others do. */
  readonly keepOpen: () => void;
  /** It opened by itself: nobody asked for this act. */
  readonly isOwn: boolean;
  /** The form is still there for what was written in it, but its act is no longer offered. */
  readonly isGone: boolean;
}

/** Which form is open: what was chosen, else the primary act's own. */
function useOpenAct(detail: IncomingDetail): OpenAct {
  const acts = offeredActs(detail, useNow());
  const isPhone = useIsPhone();
  const [chosen, setChosen] = useState<OfferedAct | "closed" | "untouched">("untouched");
  const [primary] = acts;
  const setOpen = (act: OfferedAct | null) => setChosen(act ?? "closed");
  if (typeof chosen === "object") {
    const offered = acts.find((act) => isSameAct(act, chosen));
    return {
      open: offered ?? chosen,
      setOpen,
      keepOpen: () => undefined,
      isOwn: false,
      isGone: offered === undefined,
    };
  }
  const opens =
    chosen === "untouched" &&
    !isPhone &&
    primary !== undefined &&
    opensItself.has(primary.act) &&
    !isQuiet(primary, detail);
  const open = opens ? primary : null;
  return { open, setOpen, keepOpen: () => setOpen(open), isOwn: true, isGone: false };
}

interface News {
  /** On which state a form acts. */
  readonly base: IncomingDetail;
  readonly bar: ReactNode;
  readonly onStale: () => void;
}

/** What others did since the person last took note of the document. */
function useNews(detail: IncomingDetail, isGone: boolean): News {
  const { person } = useSession();
  const [seen, setSeen] = useState<Seen>({ detail, isUnsaved: false });
  const entries = newsOf(detail, seen, person.id);
  // What the person did needs no telling: it is taken note of as it comes.
  if (entries.length === 0 && !seen.isUnsaved && seen.detail !== detail)
    setSeen({ detail, isUnsaved: false });
  const isShown = entries.length > 0 || seen.isUnsaved;
  return {
    base: baseOf(detail, seen, person.id),
    bar: isShown ? (
      <ChangedBar
        entries={entries}
        isUnsaved={seen.isUnsaved}
        isGone={isGone}
        onSeen={() => setSeen({ detail, isUnsaved: false })}
      />
    ) : null,
    onStale: () => setSeen((last) => ({ ...last, isUnsaved: true })),
  };
}

/** The first field of a form that the person has just asked for. */
function useFocusOnForm(open: OfferedAct | null): [RefObject<HTMLElement | null>, () => void] {
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
  const { open, setOpen, keepOpen, isOwn, isGone } = useOpenAct(detail);
  const { base, bar, onStale } = useNews(detail, isGone);
  const isPhone = useIsPhone();
  const isFormOpen = open !== null && !isFolded;
  const [panel, focusOnForm] = useFocusOnForm(open);
  const baseAct = offeredActs(base).find((act) => open !== null && isSameAct(act, open)) ?? open;
  return (
    <section
      ref={panel}
      className={mergeClasses(styles.panel, isPhone && isFormOpen && styles.whole)}
      aria-label={t("acts")}
      onInput={keepOpen}
    >
      {bar}
      {!isFormOpen || baseAct === null ? (
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
        <CancelWord.Provider value={isOwn ? t("more") : null}>
          <ActForm
            key={keyOfAct(open)}
            detail={base}
            act={baseAct}
            onDone={() => setOpen(null)}
            onStale={onStale}
            onCancel={() => setOpen(null)}
          />
        </CancelWord.Provider>
      )}
    </section>
  );
}
