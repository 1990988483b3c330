/** Names that every program unpacks; the true ones stand in the report. */
export const originalName = (name: string): string => `original${extensionOf(name)}`;

/** Of what a detached signature signs. */
export const contentName = (name: string): string => `content${extensionOf(name)}`;

const extensionOf = (name: string): string => (/\.[A-Za-z0-9]{1,8}$/u.exec(name)?.[0] ?? "").toLowerCase();
