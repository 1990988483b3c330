/** Whether an address lies where Microsoft 365 keeps files: SharePoint and OneDrive for work have no other names. */
export function isSharePointAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && hostname.endsWith(".sharepoint.com");
}
