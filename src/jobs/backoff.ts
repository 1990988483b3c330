const firstMs = 2000;
const mostMs = 30 * 60_000;

/** With full jitter a burst of failures does not come back as a burst: anything between 0 and the doubled wait. */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
  const most = Math.min(mostMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(most * random());
}

/** About five hours of trying; then people are asked. */
export const mostAttempts = 30;
