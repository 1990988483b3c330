import tls from "node:tls";

/** Connections that this process makes from now on trust this authority, too: the one that a double made for itself. */
export function trustAuthority(ca: string): void {
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), ca]);
}
