import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { StoredFile } from "../../../src/contract/files.ts";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1Strong,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusDangerForeground1,
  },
});

/** That somebody changed the file in the archive by hand, or took it away; nothing where all is as it should be. */
export function ArchiveMark({ state }: { readonly state: StoredFile["archive"] }) {
  const styles = useStyles();
  const t = useWords(words);
  if (state !== "changed" && state !== "missing") return null;
  return (
    <span className={styles.mark}>
      <WarningFilled aria-hidden />
      {t(state === "changed" ? "archiveChanged" : "archiveMissing")}
    </span>
  );
}
