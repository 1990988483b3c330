import { statfs } from "node:fs/promises";
import type { DoctorPart } from "../../usecases/doctor/examine-parts.ts";
import { remark, well, wrong } from "./steps.ts";

const gibibyte = 1024 ** 3;
/** Below the first nothing large can be taken in; below the second somebody should see to room. */
const leastBytes = gibibyte;
const wantedBytes = 10 * gibibyte;

export interface Disk {
  readonly place: string;
  /** Bytes that are free; throws where the place is not there. */
  readonly free: (place: string) => Promise<number>;
}

/** `files`: the room on the disk of the data folder. */
export function diskPart({ place, free }: Disk): DoctorPart {
  return {
    name: "files",
    what: "disk",
    async examine() {
      const bytes = await free(place).catch(() => null);
      if (bytes === null) return [remark("disk", "doctor.no-folder-yet", { place })];
      const gigabytes = Math.floor((bytes / gibibyte) * 10) / 10;
      if (bytes >= wantedBytes) return [well("disk")];
      return [(bytes < leastBytes ? wrong : remark)("disk", "doctor.little-room", { place, gigabytes })];
    },
  };
}

export async function freeBytes(place: string): Promise<number> {
  const { bavail, bsize } = await statfs(place);
  return bavail * bsize;
}
