const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?$/iu;

/** Whether Windows takes a name for a device (`CON`, `nul.txt`, `COM1.pdf`): such a file can be neither saved nor opened there. */
export function isDeviceName(name: string): boolean {
  return device.test(name);
}
