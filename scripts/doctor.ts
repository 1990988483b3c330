// npm run doctor            examines everything that this server leans on, as it is set up
// npm run doctor -- files   one part alone
// Says in a sentence what is wrong and who can mend it. Ends with 1 where something does not work.
import { readConfig } from "../src/config.ts";
import { messageOf } from "../src/contract/messages/all.ts";
import { doctorSteps } from "../src/contract/messages/doctor.ts";
import { openDoctor } from "../src/main/doctor-parts.ts";
import { examineParts, isWell, type PartReport } from "../src/usecases/doctor/examine-parts.ts";
import { runCommand } from "./run-command.ts";

const titles: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = doctorSteps;

function told({ name, what, steps }: PartReport): string[] {
  return [
    `${name} · ${what}`,
    ...steps.flatMap(({ step, isOk, problem }) => {
      const title = titles[step] ?? { vi: step, en: step };
      const sign = isOk ? (problem === null ? "✔" : "!") : "✘";
      const words = problem === null ? null : messageOf(problem.code, problem.params);
      return [
        `  ${sign} ${title.vi} / ${title.en}`,
        ...(words === null ? [] : [`      ${words.vi}`, `      ${words.en}`]),
      ];
    }),
  ];
}

async function main(names: readonly string[]): Promise<number> {
  const doctor = openDoctor(readConfig());
  try {
    const known = [...new Set(doctor.parts.map(({ name }) => name))];
    const strange = names.find((name) => !known.includes(name));
    if (strange !== undefined) {
      console.error(`Không có phần “${strange}” / no such part. ${known.join(", ")}`);
      return 2;
    }
    const reports = await examineParts(doctor.parts, names);
    console.log(reports.flatMap(told).join("\n"));
    return isWell(reports) ? 0 : 1;
  } finally {
    await doctor.close();
  }
}

await runCommand(main);
