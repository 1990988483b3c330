/** Runs work for which so many milliseconds more have gone by; timers and what runs beside it go on as they do. */
export async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const present = Date.now;
  Date.now = () => present() + ms;
  try {
    return await work();
  } finally {
    Date.now = present;
  }
}
