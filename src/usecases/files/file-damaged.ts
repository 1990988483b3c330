/** The stored bytes are not the ones that were taken in, or are gone. */
export class FileDamaged extends Error {
  readonly fileId: string;

  constructor(fileId: string) {
    super(`The bytes of file ${fileId} are not the original.`);
    this.name = "FileDamaged";
    this.fileId = fileId;
  }
}
