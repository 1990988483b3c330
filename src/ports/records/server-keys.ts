/** Keys that all servers share, such as the one by which a link to a file is signed. */
export interface ServerKeys {
  get(name: string): Promise<string | null>;
  /** Keeps `secret` where there is none of this name yet. */
  addIfAbsent(name: string, secret: string, at: Date): Promise<void>;
}
