import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useState, type ReactNode } from "react";
import { useNavigate } from "react-router";
import type { DraftDetail } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { AddVersionForm } from "./add-version-form.tsx";
import { ApproveForm, GiveBackForm, WithdrawForm } from "./decision-forms.tsx";
import type { DraftFormProps } from "./draft-form-props.ts";
import { SubmitDraftForm } from "./submit-draft-form.tsx";
import { useOpenInWord } from "./use-open-in-word.ts";
import { words } from "./words.ts";

type Act = DraftDetail["acts"][number];

const useStyles = makeStyles({
  panel: {
    flexShrink: 0,
    maxHeight: "70%",
    overflow: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** In the order of what somebody came for: the first one that is allowed is the primary one. */
const order: readonly Act[] = ["approve", "issue", "submit", "edit", "addVersion", "giveBack", "withdraw"];
/** Beside the primary act stand those that belong to the same decision; the rest is in a menu. */
const beside: readonly Act[] = ["giveBack", "edit", "addVersion"];

const forms: Partial<Record<Act, (props: DraftFormProps) => ReactNode>> = {
  approve: ApproveForm,
  giveBack: GiveBackForm,
  withdraw: WithdrawForm,
  submit: SubmitDraftForm,
  addVersion: AddVersionForm,
};

/** What this person can do with the draft now: one primary act, and the form of the one that was chosen. */
export function DraftActs({ draft }: { draft: DraftDetail }) {
  const styles = useStyles();
  const [open, setOpen] = useState<Act | null>(null);
  const acts = order.filter((act) => draft.acts.includes(act) && isOffered(act, draft));
  if (acts.length === 0) return null;
  const Form = open !== null && acts.includes(open) ? forms[open] : undefined;
  return (
    <section className={styles.panel}>
      {Form === undefined ? (
        <Bar {...{ draft, acts }} onOpen={setOpen} />
      ) : (
        <Form draft={draft} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/** What was approved is submitted again only once it was changed. */
function isOffered(act: Act, { state, changedAfterApproval }: DraftDetail): boolean {
  return act !== "submit" || state !== "approved" || changedAfterApproval;
}

interface BarProps {
  readonly draft: DraftDetail;
  readonly acts: readonly Act[];
  readonly onOpen: (act: Act) => void;
}

function Bar({ draft, acts, onOpen }: BarProps) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const openInWord = useOpenInWord(draft.id);
  const run = (act: Act) => {
    if (act === "issue") void navigate(`/outgoing/new?draft=${draft.id}`);
    else if (act === "edit") openInWord();
    else onOpen(act);
  };
  const word = (act: Act): string => {
    if (act === "approve") return t("approve", { number: draft.submission?.number ?? draft.latest });
    if (act === "submit" && draft.acts.includes("approve")) return t("submitOn");
    return act === "submit" ? t("submit", { number: draft.latest }) : t(act);
  };
  const [primary] = acts;
  const others = acts.filter((act) => act !== primary && beside.includes(act)).slice(0, 2);
  const rest = acts.filter((act) => act !== primary && !others.includes(act));
  return (
    <div className={styles.bar}>
      {rest.length === 0 ? null : (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              className={styles.touch}
              icon={<MoreHorizontalRegular />}
              aria-label={t("moreActs")}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {rest.map((act) => (
                <MenuItem key={act} onClick={() => run(act)}>
                  {word(act)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      {others.map((act) => (
        <Button key={act} className={styles.touch} onClick={() => run(act)}>
          {word(act)}
        </Button>
      ))}
      {primary === undefined ? null : (
        <Button appearance="primary" className={styles.touch} onClick={() => run(primary)}>
          {word(primary)}
        </Button>
      )}
    </div>
  );
}
