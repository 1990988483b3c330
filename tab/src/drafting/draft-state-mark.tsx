import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowReplyFilled } from "@fluentui/react-icons/svg/arrow-reply";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { MailArrowUpFilled } from "@fluentui/react-icons/svg/mail-arrow-up";
import { PersonClockFilled } from "@fluentui/react-icons/svg/person-clock";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import type { DraftRow } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  marks: { display: "inline-flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
  mark: {
    ...typographyStyles.caption1Strong,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    whiteSpace: "nowrap",
  },
  icon: { fontSize: "14px", lineHeight: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  brand: { color: tokens.colorBrandForeground1 },
  warning: { color: tokens.colorStatusWarningForeground2 },
  success: { color: tokens.colorStatusSuccessForeground1 },
});

const states = {
  drafting: { tone: "quiet", icon: <EditRegular /> },
  submitted: { tone: "brand", icon: <PersonClockFilled /> },
  returned: { tone: "warning", icon: <ArrowReplyFilled /> },
  approved: { tone: "success", icon: <CheckmarkCircleFilled /> },
  issued: { tone: "success", icon: <MailArrowUpFilled /> },
  withdrawn: { tone: "quiet", icon: <DismissCircleFilled /> },
} as const satisfies Record<DraftRow["state"], { tone: string; icon: ReactNode }>;

/** How a draft stands, in words, colour and icon; and that it was changed after its approval. */
export function DraftStateMark({ draft }: { draft: Pick<DraftRow, "state" | "changedAfterApproval"> }) {
  const styles = useStyles();
  const t = useWords(words);
  const { tone, icon } = states[draft.state];
  return (
    <span className={styles.marks}>
      <span className={mergeClasses(styles.mark, styles[tone])}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        {t(draft.state)}
      </span>
      {draft.changedAfterApproval ? (
        <span className={mergeClasses(styles.mark, styles.warning)}>
          <span className={styles.icon} aria-hidden>
            <WarningFilled />
          </span>
          {t("changedAfter")}
        </span>
      ) : null}
    </span>
  );
}
