import { useCallback, useEffect, useRef, useState } from "react";
import { useSession } from "./session.tsx";

const prefix = "vanthu.draft.";

function stored(key: string): unknown {
  try {
    const text = window.localStorage.getItem(prefix + key);
    return text === null ? null : JSON.parse(text);
  } catch {
    // A draft that cannot be read, or a browser that keeps nothing, starts an empty form.
    return null;
  }
}

function store(key: string, value: unknown): void {
  try {
    if (value === null) window.localStorage.removeItem(prefix + key);
    else window.localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the form still works, it is only not remembered.
    return;
  }
}

/**
 * A form's state that survives a closed tab and a sign-in; `form` names it, and each person has their own. `read` narrows what was stored before (return null to
 * refuse a shape of an older version). `clear` forgets it, after the form has been sent.
 */
export function useDraft<T>(
  form: string,
  empty: () => T,
  read: (value: unknown) => T | null,
): { value: T; change: (next: T) => void; clear: () => void; wasRestored: boolean } {
  const key = `${useSession().person.id}.${form}`;
  const [first] = useState(() => read(stored(key)));
  const [value, setValue] = useState<T>(() => first ?? empty());
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef<T | null>(null);
  const flush = useCallback(() => {
    if (pending.current === null) return;
    clearTimeout(pending.current);
    pending.current = null;
    store(key, latest.current);
  }, [key]);
  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);
  const change = (next: T) => {
    setValue(next);
    latest.current = next;
    pending.current ??= setTimeout(flush, 400);
  };
  const clear = () => {
    if (pending.current !== null) clearTimeout(pending.current);
    pending.current = null;
    store(key, null);
    setValue(empty());
  };
  return { value, change, clear, wasRestored: first !== null };
}

const readText = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** One text of a form, kept until `clear`. */
export function useTextDraft(form: string): {
  text: string;
  setText: (text: string) => void;
  clear: () => void;
} {
  const { value, change, clear } = useDraft(form, () => "", readText);
  return { text: value, setText: change, clear };
}
