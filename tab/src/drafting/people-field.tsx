import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useState } from "react";
import type { DraftChoices } from "../../../src/contract/drafts.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useSession } from "../foundation/session.tsx";
import { SuggestField } from "../registering/suggest-field.tsx";
import { words } from "./words.ts";

/** More names than these are found by typing on. */
const mostShown = 30;

const useStyles = makeStyles({
  chosen: {
    display: "flex",
    flexWrap: "wrap",
    listStyle: "none",
    gap: tokens.spacingHorizontalXS,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
  },
  touch: { [onTouch]: { minHeight: "44px" } },
});

interface PeopleFieldProps {
  readonly people: DraftChoices["people"];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Who reviews a draft: names found without tone marks, one after the other. */
export function PeopleField({ people, chosen, onChange }: PeopleFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { person } = useSession();
  const [typed, setTyped] = useState("");
  const wanted = fold(typed.trim());
  const found = people
    .filter(({ id, name }) => id !== person.id && !chosen.includes(id) && fold(name).includes(wanted))
    .slice(0, mostShown);
  return (
    <div>
      <Field label={t("reviewers")} hint={t("reviewersHint")}>
        <SuggestField
          value={typed}
          suggestions={found.map(({ id, name, position }) => ({ key: id, text: name, second: position }))}
          onType={setTyped}
          onPick={(id) => {
            onChange([...chosen, id]);
            setTyped("");
          }}
        />
      </Field>
      {chosen.length === 0 ? null : (
        <ul className={styles.chosen}>
          {chosen.map((id) => {
            const name = people.find((one) => one.id === id)?.name ?? "…";
            return (
              <li key={id}>
                <Button
                  size="small"
                  className={styles.touch}
                  icon={<DismissRegular />}
                  iconPosition="after"
                  aria-label={t("removeReviewer", { name })}
                  onClick={() => onChange(chosen.filter((one) => one !== id))}
                >
                  {name}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
