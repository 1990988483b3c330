import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { useState } from "react";
import type { LegalValueView } from "../../../src/contract/signatures.ts";
import { chosenSurface, hoverSurface } from "../foundation/surfaces.ts";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { LegalMark } from "./legal-mark.tsx";
import { LegalReasons } from "./legal-reasons.tsx";
import { words } from "./words.ts";

// The mark keeps its own colours, which Fluent's cyan of high contrast would swallow; the chevron stands on what it lies on.
const kept = {
  color: tokens.colorNeutralForeground1,
  "& .fui-Button__icon": { color: tokens.colorNeutralForeground1 },
};

const useStyles = makeStyles({
  button: {
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    minHeight: "24px",
    [onTouch]: { minHeight: "44px" },
    ":hover": { backgroundColor: hoverSurface, ...kept },
    ":hover:active": { backgroundColor: chosenSurface, ...kept },
    '&[aria-expanded="true"]': { backgroundColor: chosenSurface, ...kept },
  },
  surface: { maxWidth: "min(420px, calc(100vw - 32px))", boxSizing: "border-box" },
  foot: { display: "flex", justifyContent: "flex-end", marginTop: tokens.spacingVerticalM },
});

interface LegalButtonProps {
  readonly legalValue: LegalValueView;
  /** Leads to the signatures themselves. */
  readonly onDetails: () => void;
}

/** The badge; its reasons are one click away. */
export function LegalButton({ legalValue, onDetails }: LegalButtonProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  const { value } = legalValue;
  if (value === "none") return null;
  const see = () => {
    setIsOpen(false);
    onDetails();
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={(_event, data) => setIsOpen(data.open)}
      positioning={{ overflowBoundaryPadding: 8 }}
      trapFocus
      withArrow
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          size="small"
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={t("why", { value: t(value) })}
        >
          <LegalMark value={value} />
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t("legalValue")}>
        <LegalReasons legalValue={legalValue} />
        <div className={styles.foot}>
          <Button appearance="secondary" onClick={see}>
            {t("details")}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
