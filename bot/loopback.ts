/** `127.0.0.1`, `::1` and what an IPv6 socket calls an IPv4 neighbour. */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:/u, "");
  return plain === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(plain);
}

/** Whether a host name, without port, is this machine's by itself, without asking a name server. */
export function isLoopbackHost(host: string): boolean {
  return host === "localhost" || isLoopbackAddress(host.replace(/^\[|\]$/gu, ""));
}

export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}
