import { PersonSwapRegular } from "@fluentui/react-icons/svg/person-swap";
import { delegations } from "../../../../src/contract/delegations.ts";
import { DelegationLine } from "../../delegations/delegation-line.tsx";
import { words } from "../../delegations/words.ts";
import { useWords } from "../../foundation/language.tsx";
import { EmptyState } from "../../foundation/states.tsx";
import { PartFrame, usePartStyles } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";

/** Every delegation of the agency; an administrator takes one away where neither of the two can. */
export function DelegationsPart() {
  const part = usePartStyles();
  const t = useWords(words);
  return (
    <PartFrame title={t("title")} about={t("about")} query={useAdmin("delegations", delegations)}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState icon={<PersonSwapRegular />} title={t("none")} hint={t("noneHint")} />
        ) : (
          <ul className={part.list} aria-label={t("list")}>
            {all.map((one) => (
              <DelegationLine key={one.id} delegation={one} />
            ))}
          </ul>
        )
      }
    </PartFrame>
  );
}
