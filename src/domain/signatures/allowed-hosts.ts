/**
 * Is the address at a host that the agency lets its server ask? `crl.example.vn` is that host at its usual port,
 * `*.example.vn` every host below, `crl.example.vn:8080` another port.
 */
export function isHostAllowed(hosts: readonly string[], address: string): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol)) return false;
  const name = url.host.toLowerCase();
  return hosts.some((given) => {
    const host = given.trim().toLowerCase();
    return host.startsWith("*.") ? name.endsWith(host.slice(1)) : name === host;
  });
}
