import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DocumentArrowUpRegular } from "@fluentui/react-icons/svg/document-arrow-up";
import { useRef, type RefObject } from "react";
import { showSize } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onPhone, onTouch, useIsPhone } from "../../foundation/screen.ts";
import { useSession } from "../../foundation/session.tsx";
import { fileWords } from "../file-words.ts";

const useStyles = makeStyles({
  zone: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    textAlign: "center",
    gap: tokens.spacingVerticalS,
    flex: 1,
    minHeight: "180px",
    [onPhone]: { minHeight: 0, padding: tokens.spacingHorizontalM },
    padding: tokens.spacingHorizontalXL,
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThick} dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: {
    border: `${tokens.strokeWidthThick} dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  icon: { fontSize: "40px", lineHeight: 0, color: tokens.colorBrandForeground1 },
  lead: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  kinds: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0, maxWidth: "52ch" },
  touch: { [onTouch]: { minHeight: "44px" } },
  hidden: { display: "none" },
});

const accepted = ".pdf,.docx,.doc,.xlsx,.xls,.pptx,.rtf,.txt,.png,.jpg,.jpeg,.tif,.tiff,.zip";

interface ChooserProps {
  readonly onFiles: (files: File[]) => void;
  readonly label: string;
  readonly appearance: "primary" | "subtle";
  readonly icon?: React.JSX.Element;
  readonly buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
}

/** A button that opens the machine's own choice of files; the same file may be chosen again after it was removed. */
function Chooser({ onFiles, label, appearance, icon, buttonRef }: ChooserProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        className={styles.touch}
        appearance={appearance}
        {...(icon ? { icon } : {})}
        ref={(button: HTMLButtonElement | null) => {
          if (buttonRef) buttonRef.current = button;
        }}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        multiple
        accept={accepted}
        aria-label={label}
        onChange={(event) => {
          const files = Array.from(event.target.files ?? []);
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}

/** The large place for the first file: drop, paste, or choose. */
export function DropZone(props: {
  readonly isOver: boolean;
  readonly onFiles: (files: File[]) => void;
  readonly buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
}) {
  const styles = useStyles();
  const t = useWords(fileWords);
  const { language } = useLanguage();
  const { settings } = useSession();
  const isPhone = useIsPhone();
  return (
    <div className={mergeClasses(styles.zone, props.isOver && styles.over)}>
      <span className={styles.icon} aria-hidden>
        <DocumentArrowUpRegular />
      </span>
      <p className={styles.lead}>{t(props.isOver ? "release" : isPhone ? "files" : "drop")}</p>
      {isPhone ? null : <p className={styles.hint}>{t("dropMore")}</p>}
      <Chooser appearance="primary" label={t("choose")} onFiles={props.onFiles} buttonRef={props.buttonRef} />
      <p className={styles.kinds}>{t("dropKinds", { max: showSize(settings.maxUploadBytes, language) })}</p>
    </div>
  );
}

/** The small one, once the document is there. */
export function AddFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useWords(fileWords);
  return <Chooser appearance="subtle" icon={<AddRegular />} label={t("addMore")} onFiles={onFiles} />;
}
