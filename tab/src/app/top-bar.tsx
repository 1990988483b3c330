import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { lazy, Suspense } from "react";
import { useWords } from "../foundation/language.tsx";
import { onPhone, useIsPhone } from "../foundation/screen.ts";
import { useHere } from "../foundation/session.tsx";
import { AccountButton } from "./account-button.tsx";
import { words } from "./words.ts";

const AgencyMenu = lazy(async () => ({ default: (await import("./agency-menu.tsx")).AgencyMenu }));

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "48px",
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalL}`,
    flexShrink: 0,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalM}` },
  },
  agency: { ...typographyStyles.body1Strong, flex: "1 1 0", minWidth: 0 },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", display: "block" },
  search: {
    flex: "0 1 400px",
    justifyContent: "flex-start",
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  searchWords: {
    flex: 1,
    textAlign: "left",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  key: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    marginLeft: tokens.spacingHorizontalM,
  },
  end: { flex: "1 1 0", display: "flex", justifyContent: "flex-end", [onPhone]: { flex: "0 0 auto" } },
  touch: { [onPhone]: { minWidth: "44px", minHeight: "44px" } },
});

/** The agency one acts in, the search that is everywhere, help, and the person. */
export function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const isPhone = useIsPhone();
  const { session } = useHere();
  return (
    <header className={styles.bar}>
      <div className={styles.agency}>
        {session.agencies.length > 1 ? (
          <Suspense fallback={<span className={styles.name}>{session.agency.name}</span>}>
            <AgencyMenu />
          </Suspense>
        ) : (
          <span className={styles.name} title={session.agency.name}>
            {isPhone ? session.agency.abbreviation : session.agency.name}
          </span>
        )}
      </div>
      {isPhone ? null : (
        <Button
          className={styles.search}
          data-tour="search"
          icon={<SearchRegular />}
          onClick={onSearch}
          aria-keyshortcuts="Control+K"
        >
          <span className={styles.searchWords}>{t("search")}</span>
          <span className={styles.key}>Ctrl K</span>
        </Button>
      )}
      <div className={styles.end}>
        {isPhone ? (
          <Button
            className={styles.touch}
            data-tour="search"
            appearance="subtle"
            icon={<SearchRegular />}
            aria-label={t("search")}
            onClick={onSearch}
          />
        ) : null}
        <Button
          className={styles.touch}
          data-tour="help"
          aria-label={t("help")}
          title={t("help")}
          appearance="subtle"
          icon={<QuestionCircleRegular />}
          onClick={onHelp}
        />
        <AccountButton />
      </div>
    </header>
  );
}
