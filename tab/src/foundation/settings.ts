/** What this browser remembers about how the tab looks; a browser that forbids storage forgets, nothing else breaks. */
type Setting = "language" | "theme" | "agency" | "behalf" | "account" | "rail" | "zoom";

const prefix = "vanthu.";

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function readSetting(name: Setting): string | null {
  return storage()?.getItem(prefix + name) ?? null;
}

/** Null forgets. */
export function writeSetting(name: Setting, value: string | null): void {
  if (value === null) storage()?.removeItem(prefix + name);
  else storage()?.setItem(prefix + name, value);
}

/** Hears when another window of this browser chooses anew; answers how to stop hearing. */
export function onSetting(name: Setting, listener: (value: string | null) => void): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key === prefix + name) listener(newValue);
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}
