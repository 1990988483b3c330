import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { ReactNode } from "react";
import { useWords } from "./language.tsx";
import { onTouch, useIsPhone } from "./screen.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({ close: { [onTouch]: { minHeight: "44px", minWidth: "44px" } } });

interface SideDrawerProps {
  readonly title: string;
  /** Below the title. */
  readonly mark?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something beside the page, over a whole phone; it is open as long as it is there. */
export function SideDrawer({ title, mark, onClose, children }: SideDrawerProps) {
  const styles = useStyles();
  const t = useWords(words);
  const isPhone = useIsPhone();
  return (
    <OverlayDrawer
      open
      position="end"
      size={isPhone ? "full" : "medium"}
      onOpenChange={(_event, { open }) => (open ? undefined : onClose())}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              className={styles.close}
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t("close")}
              onClick={onClose}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
        {mark}
      </DrawerHeader>
      <DrawerBody>{children}</DrawerBody>
    </OverlayDrawer>
  );
}
