import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useState } from "react";
import { useShortcutList } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { HelpHub } from "../help/help-hub.tsx";
import { words as foundationWords } from "../foundation/words.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalL} 0 0` },
  hint: { color: tokens.colorNeutralForeground3, marginTop: 0 },
  list: {
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    columnGap: "24px",
    rowGap: "8px",
    margin: 0,
  },
  key: {
    ...typographyStyles.caption1Strong,
    display: "inline-block",
    minWidth: "24px",
    padding: "2px 6px",
    textAlign: "center",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  meaning: { margin: 0 },
});

/** Guides, the tour, and every key that works on the page under this dialog. */
export function HelpDialog({ onClose, onTour }: { onClose: () => void; onTour: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const f = useWords(foundationWords);
  const list = useShortcutList();
  const [shortcuts] = useState(list);
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("help")}</DialogTitle>
          <DialogContent>
            <HelpHub onTour={onTour} onLeave={onClose} />
            <h3 className={styles.title}>{t("keys")}</h3>
            <p className={styles.hint}>{t("keysHint")}</p>
            <dl className={styles.list}>
              {shortcuts.map(({ key, words: meaning }) => (
                <div key={key} style={{ display: "contents" }}>
                  <dt>
                    <kbd className={styles.key}>{key.replace("+", " ")}</kbd>
                  </dt>
                  <dd className={styles.meaning}>{meaning}</dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{f("close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
