import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { useIsPhone } from "../foundation/screen.ts";
import { useHasRole } from "../foundation/session.tsx";
import { Guided } from "../help/guided.tsx";
import { Bars } from "./bars.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import { BottomBar, Rail } from "./rail.tsx";
import { Pages } from "./routes.tsx";
import { TopBar } from "./top-bar.tsx";
import { useDeepLink } from "./use-deep-link.ts";
import { words } from "./words.ts";

const SearchDialog = lazy(async () => ({ default: (await import("./search-dialog.tsx")).SearchDialog }));
const HelpDialog = lazy(async () => ({ default: (await import("./help-dialog.tsx")).HelpDialog }));

const useStyles = makeStyles({
  shell: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  body: { display: "flex", flex: 1, minHeight: 0 },
  main: {
    flex: 1,
    minWidth: 0,
    overflow: "auto",
    position: "relative",
    backgroundColor: tokens.colorNeutralBackground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  mainBesideRail: { borderTopLeftRadius: tokens.borderRadiusXLarge },
  skip: {
    position: "absolute",
    left: tokens.spacingHorizontalS,
    top: "-48px",
    zIndex: tokens.zIndexPriority,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusMedium,
    ":focus": { top: tokens.spacingVerticalXS },
  },
});

/** Rail, top bar and the page between them. */
export function Shell() {
  const styles = useStyles();
  const t = useWords(words);
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isClerk = useHasRole("clerk");
  const [open, setOpen] = useState<"search" | "help" | null>(null);
  const [isTouring, setIsTouring] = useState(false);
  const tour = () => {
    setOpen(null);
    setIsTouring(true);
  };
  useDeepLink();
  const search = { words: t("keySearch"), run: () => setOpen("search") };
  useShortcuts([
    { key: "Ctrl+K", ...search },
    { key: "/", ...search },
    { key: "?", words: t("keyHelp"), run: () => setOpen("help") },
    ...(isClerk ? [{ key: "n", words: t("keyNew"), run: () => void navigate("/incoming/new") }] : []),
  ]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("skip")}
      </a>
      <TopBar onSearch={() => setOpen("search")} onHelp={() => setOpen("help")} />
      <Bars />
      <Guided isTouring={isTouring} onTour={setIsTouring} />
      <div className={styles.body}>
        {isPhone ? null : <Rail />}
        <main
          id="main"
          tabIndex={-1}
          className={mergeClasses(styles.main, !isPhone && styles.mainBesideRail)}
        >
          <PageBoundary at={pathname}>
            <Pages />
          </PageBoundary>
        </main>
      </div>
      {isPhone ? <BottomBar /> : null}
      <Suspense fallback={null}>
        {open === "search" ? <SearchDialog onClose={() => setOpen(null)} /> : null}
        {open === "help" ? <HelpDialog onClose={() => setOpen(null)} onTour={tour} /> : null}
      </Suspense>
    </div>
  );
}
