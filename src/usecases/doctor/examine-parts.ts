/** What was looked at, and what is wrong with it. */
export interface DoctorStep {
  /** A key of `contract/messages/doctor.ts`. */
  readonly step: string;
  readonly isOk: boolean;
  /** A code of `contract/messages` with its parameters: what is wrong and who can mend it, or a remark where it works. */
  readonly problem: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  } | null;
}

/** Something that the doctor can examine by itself: `npm run doctor -- <name>`. Examining changes nothing for good. */
export interface DoctorPart {
  readonly name: string;
  /** What of it is set up, in the words of the settings, such as `sharepoint`. */
  readonly what: string;
  examine(): Promise<readonly DoctorStep[]>;
}

export interface PartReport extends Pick<DoctorPart, "name" | "what"> {
  readonly steps: readonly DoctorStep[];
}

/** Examines the parts of these names, or all of them; one after the other, since what is told first explains what follows. */
export async function examineParts(
  parts: readonly DoctorPart[],
  names: readonly string[],
): Promise<readonly PartReport[]> {
  const reports: PartReport[] = [];
  for (const part of parts) {
    if (names.length > 0 && !names.includes(part.name)) continue;
    reports.push({ name: part.name, what: part.what, steps: await part.examine() });
  }
  return reports;
}

export function isWell(reports: readonly PartReport[]): boolean {
  return reports.every(({ steps }) => steps.every(({ isOk }) => isOk));
}
