import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useWords } from "../foundation/language.tsx";
import type { SignedVersion } from "./signed-version.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  paper: { flex: 1, minHeight: 0 },
});

interface SignedBarProps {
  readonly version: SignedVersion | null;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** Says above the paper that it is not the file as it is but as it was signed. */
export function SignedBar({ version, onBack, children }: SignedBarProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (version === null) return children;
  return (
    <div className={styles.whole}>
      <MessageBar intent="info">
        <MessageBarBody>{t("shownAsSigned", { signer: version.signer })}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={onBack}>
            {t("backToFile")}
          </Button>
        </MessageBarActions>
      </MessageBar>
      <div className={styles.paper}>{children}</div>
    </div>
  );
}
