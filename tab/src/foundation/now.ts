import { useSyncExternalStore } from "react";

const minuteMs = 60_000;
let now = new Date();

function subscribe(listener: () => void): () => void {
  const timer = setInterval(() => {
    now = new Date();
    listener();
  }, minuteMs);
  return () => clearInterval(timer);
}

function read(): Date {
  // Nobody was watching for a while: the time has moved on.
  if (Date.now() - now.getTime() > minuteMs) now = new Date();
  return now;
}

/** The present minute, for words such as 'hôm qua 08:12'. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, read);
}
