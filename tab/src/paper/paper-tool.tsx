import { Button, makeStyles, Tooltip } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { onTouch } from "../foundation/screen.ts";

const useStyles = makeStyles({
  tool: { minWidth: "28px", [onTouch]: { minWidth: "40px", minHeight: "44px" } },
});

/** One of the small tools above a paper. */
export function PaperTool({ label, icon, disabled = false, pressed, onClick }: PaperToolProps) {
  const styles = useStyles();
  return (
    <Tooltip content={label} relationship="label">
      <Button
        className={styles.tool}
        appearance="subtle"
        size="small"
        icon={icon}
        disabledFocusable={disabled}
        {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
        onClick={onClick}
      />
    </Tooltip>
  );
}

export interface PaperToolProps {
  readonly label: string;
  readonly icon: ReactElement;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}
