import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { initialsOf } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { OnlyHeard } from "../foundation/only-heard.tsx";
import { onPhone } from "../foundation/screen.ts";
import { useSession } from "../foundation/session.tsx";
import { words } from "./words.ts";

const AccountMenu = lazy(async () => ({ default: (await import("./account-menu.tsx")).AccountMenu }));

const FreezeDialog = lazy(async () => ({
  default: (await import("../accounts/freeze-dialog.tsx")).FreezeDialog,
}));
const DelegationsDrawer = lazy(async () => ({
  default: (await import("../delegations/delegations-drawer.tsx")).DelegationsDrawer,
}));

const MyNoticesDialog = lazy(async () => ({
  default: (await import("./my-notices-dialog.tsx")).MyNoticesDialog,
}));

const useStyles = makeStyles({
  button: {
    minWidth: "36px",
    padding: "3px",
    position: "relative",
    [onPhone]: { minWidth: "44px", minHeight: "44px" },
  },
  initials: {
    ...typographyStyles.caption1Strong,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "28px",
    height: "28px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
});

/** Who this is; the menu behind it is fetched when it is first opened. */
export function AccountButton() {
  const styles = useStyles();
  const t = useWords(words);
  const { person } = useSession();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState<"lost" | "delegation" | "notices" | null>(null);
  const done = () => setAsked(null);
  return (
    <>
      <Button
        appearance="subtle"
        className={styles.button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={({ currentTarget }) => {
          if (currentTarget instanceof HTMLButtonElement) setButton(currentTarget);
          setIsOpen(!isOpen);
        }}
      >
        <span className={styles.initials} aria-hidden>
          {initialsOf(person.name)}
        </span>
        <OnlyHeard>{t("account", { name: person.name })}</OnlyHeard>
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <AccountMenu
            target={button}
            onClose={() => setIsOpen(false)}
            onLost={() => setAsked("lost")}
            onDelegate={() => setAsked("delegation")}
            onNotices={() => setAsked("notices")}
          />
        </Suspense>
      ) : null}
      {asked === null ? null : (
        <Suspense fallback={null}>
          {asked === "lost" ? <FreezeDialog onClose={done} /> : null}
          {asked === "delegation" ? <DelegationsDrawer onClose={done} /> : null}
          {asked === "notices" ? <MyNoticesDialog onClose={done} /> : null}
        </Suspense>
      )}
    </>
  );
}
