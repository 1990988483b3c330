import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from "react";

/** One key and what it does here, for the list that `?` shows. Keys: `n`, `Enter`, `/`, `?`, `Ctrl+K`. */
export interface Shortcut {
  readonly key: string;
  readonly words: string;
  readonly run: (event: KeyboardEvent) => void;
}

interface Keyboard {
  readonly add: (entry: { current: readonly Shortcut[] }) => () => void;
  /** What can be pressed now; the innermost page's meaning of a key goes first. */
  readonly list: () => Shortcut[];
}

const KeyboardContext = createContext<Keyboard>({ add: () => () => undefined, list: () => [] });

const typing =
  'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"]';
const pressable =
  'button, a[href], summary, [role="button"], [role="tab"], [role="menuitem"], [role="checkbox"]';

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${key.toUpperCase()}`;
  return key;
}

/** Single keys are for reading, never for typing: not in fields, not over an open dialog, not while an IME composes. */
function isMeant(event: KeyboardEvent, name: string): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  if (name.startsWith("Ctrl+")) return true;
  if (document.querySelector('[aria-modal="true"]') !== null) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(typing)) return false;
  return !(name === "Enter" && target?.closest(pressable));
}

export function KeyboardProvider({ children }: { children: ReactNode }) {
  const entries = useRef<{ current: readonly Shortcut[] }[]>([]);
  const keyboard = useMemo<Keyboard>(() => {
    const list = () =>
      entries.current
        .toReversed()
        .flatMap((entry) => entry.current)
        .filter((one, i, all) => all.findIndex((other) => other.key === one.key) === i);
    return {
      add: (entry) => {
        entries.current = [...entries.current, entry];
        return () => {
          entries.current = entries.current.filter((other) => other !== entry);
        };
      },
      list,
    };
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const shortcut = keyboard.list().find((one) => one.key === name);
      if (shortcut === undefined || !isMeant(event, name)) return;
      event.preventDefault();
      shortcut.run(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [keyboard]);
  return <KeyboardContext.Provider value={keyboard}>{children}</KeyboardContext.Provider>;
}

/** Keys that work while the calling component is shown: `useShortcuts([{ key: "n", words: t("newOne"), run }])`. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const keyboard = useContext(KeyboardContext);
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => keyboard.add(latest), [keyboard]);
}

export function useShortcutList(): () => Shortcut[] {
  return useContext(KeyboardContext).list;
}
