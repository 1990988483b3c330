/** So many pieces of work at once, the others after them in their order. */
export interface Lanes {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Each transfer holds buffers of its own and of TLS: a bound on them is a bound on memory, however many files there are. */
export function openLanes(count: number): Lanes {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((go) => waiting.push(go));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        // The lane goes to the next one without becoming free in between.
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
