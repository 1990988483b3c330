/**
 * Gives the memory of a piece of a request's body back, which nobody may read afterwards. Node makes each piece anew, and
 * what is left to the garbage collector makes it look through all that the server holds every 40 MB: a third of an
 * upload's processor time. A piece that shares its memory with others is left alone.
 */
export function freeAtOnce({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
