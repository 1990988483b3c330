import { Button, makeStyles, MenuItem, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { useState, type ReactElement } from "react";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { saveAs } from "../foundation/save-as.ts";
import { words } from "./words.ts";

/** Files that have pages, on the first of which a stamp can stand. */
const withPages: ReadonlySet<string> = new Set(["application/pdf", "image/png", "image/jpeg", "image/tiff"]);

const canBeStamped = ({ files }: IncomingDetail): boolean =>
  files.some(({ role, mediaType }) => role === "main" && withPages.has(mediaType));

type Use = "save" | "print";

/** Has the stamped copy made, then saves it, or opens it beside the tab to be printed. */
function useStampedCopy(detail: IncomingDetail): { take: (use: Use) => void; making: Use | null } {
  const api = useApi();
  const notices = useNotices();
  const t = useWords(words);
  const [making, setMaking] = useState<Use | null>(null);
  const make = async (use: Use) => {
    const blob = await api.blob(`/api/incoming/${detail.id}/stamped.pdf`);
    const opened = use === "print" ? window.open(URL.createObjectURL(blob), "_blank") : null;
    // Where the place forbids new windows a copy that was to be printed is saved as well.
    if (opened === null) saveAs(blob, t("stampedName", { number: detail.arrivalNumber, year: detail.year }));
  };
  return {
    making,
    take(use) {
      if (making !== null) return;
      setMaking(use);
      make(use)
        .catch(notices.failed)
        .finally(() => setMaking(null));
    },
  };
}

const useStyles = makeStyles({
  part: {
    marginTop: tokens.spacingVerticalL,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  about: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** Below the files: a copy of the main file with the stamp `ĐẾN`, to save and to print. */
export function StampedCopy({ detail }: { detail: IncomingDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const { take, making } = useStampedCopy(detail);
  if (!canBeStamped(detail)) return null;
  const iconFor = (use: Use, icon: ReactElement) => (making === use ? <Spinner size="tiny" /> : icon);
  return (
    <section className={styles.part} aria-label={t("stamped")}>
      <p className={styles.about}>{t("stampedAbout")}</p>
      <div className={styles.buttons}>
        <Button
          className={styles.button}
          icon={iconFor("save", <ArrowDownloadRegular />)}
          disabledFocusable={making !== null}
          onClick={() => take("save")}
        >
          {t("saveStamped")}
        </Button>
        <Button
          className={styles.button}
          icon={iconFor("print", <PrintRegular />)}
          disabledFocusable={making !== null}
          onClick={() => take("print")}
        >
          {t("printStamped")}
        </Button>
      </div>
    </section>
  );
}

/** The same to be printed, in the menu of acts. */
export function PrintStampedItem({ detail }: { detail: IncomingDetail }) {
  const t = useWords(words);
  const { take } = useStampedCopy(detail);
  if (!canBeStamped(detail)) return null;
  return (
    <MenuItem icon={<PrintRegular />} onClick={() => take("print")}>
      {t("printStamped")}
    </MenuItem>
  );
}
