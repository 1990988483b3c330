import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { BookAddFilled, BookAddRegular } from "@fluentui/react-icons/svg/book-add";
import { DraftsFilled, DraftsRegular } from "@fluentui/react-icons/svg/drafts";
import { MailArrowUpFilled, MailArrowUpRegular } from "@fluentui/react-icons/svg/mail-arrow-up";
import { MailInboxFilled, MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { MegaphoneFilled, MegaphoneRegular } from "@fluentui/react-icons/svg/megaphone";
import { PanelLeftContractRegular } from "@fluentui/react-icons/svg/panel-left-contract";
import { PanelLeftExpandRegular } from "@fluentui/react-icons/svg/panel-left-expand";
import { SettingsFilled, SettingsRegular } from "@fluentui/react-icons/svg/settings";
import {
  TaskListSquareLtrFilled,
  TaskListSquareLtrRegular,
} from "@fluentui/react-icons/svg/task-list-square-ltr";
import { useState, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { useWords } from "../foundation/language.tsx";
import { useIsWide } from "../foundation/screen.ts";
import { useSession } from "../foundation/session.tsx";
import { readSetting, writeSetting } from "../foundation/settings.ts";
import { placeAt, placesFor, type Place } from "./navigation.ts";
import { words } from "./words.ts";
import { hoverSurface } from "../foundation/surfaces.ts";

const icons: Readonly<Record<Place["word"], { regular: ReactNode; filled: ReactNode }>> = {
  work: { regular: <TaskListSquareLtrRegular />, filled: <TaskListSquareLtrFilled /> },
  incoming: { regular: <MailInboxRegular />, filled: <MailInboxFilled /> },
  outgoing: { regular: <MailArrowUpRegular />, filled: <MailArrowUpFilled /> },
  drafts: { regular: <DraftsRegular />, filled: <DraftsFilled /> },
  registering: { regular: <BookAddRegular />, filled: <BookAddFilled /> },
  announcing: { regular: <MegaphoneRegular />, filled: <MegaphoneFilled /> },
  administration: { regular: <SettingsRegular />, filled: <SettingsFilled /> },
};

const useStyles = makeStyles({
  rail: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    width: "176px",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    flexShrink: 0,
    overflow: "hidden auto",
  },
  narrow: { width: "56px" },
  item: {
    ...typographyStyles.body1,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    minHeight: "36px",
    padding: `0 ${tokens.spacingHorizontalMNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    position: "relative",
    whiteSpace: "nowrap",
    ":hover": { backgroundColor: hoverSurface, color: tokens.colorNeutralForeground1 },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  selected: {
    ...typographyStyles.body1Strong,
    color: tokens.colorNeutralForeground1,
    "::before": {
      content: '""',
      position: "absolute",
      left: 0,
      top: "10px",
      bottom: "10px",
      width: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandForeground1,
    },
  },
  icon: { fontSize: "20px", lineHeight: 0 },
  selectedIcon: { color: tokens.colorCompoundBrandForeground1 },
  grow: { flex: 1 },
  fold: { alignSelf: "flex-start" },
  bar: {
    display: "flex",
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    paddingBottom: "env(safe-area-inset-bottom)",
  },
  tab: {
    ...typographyStyles.caption2,
    flex: 1,
    minWidth: 0,
    minHeight: "52px",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: "2px",
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    textAlign: "center",
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  selectedTab: { ...typographyStyles.caption2Strong, color: tokens.colorCompoundBrandForeground1 },
  tabIcon: { fontSize: "22px", lineHeight: 0 },
});

function usePlaces(): { places: readonly Place[]; here: Place | undefined } {
  const { roles } = useSession();
  const { pathname } = useLocation();
  const places = placesFor(roles);
  return { places, here: placeAt(pathname, places) };
}

function RailItem({ place, isHere, isNarrow }: { place: Place; isHere: boolean; isNarrow: boolean }) {
  const styles = useStyles();
  const t = useWords(words);
  const word = t(place.word);
  return (
    <Link
      to={place.path}
      data-tour={place.word}
      className={mergeClasses(styles.item, isHere && styles.selected)}
      aria-current={isHere ? "page" : undefined}
      aria-label={isNarrow ? word : undefined}
      title={isNarrow ? word : undefined}
    >
      <span className={mergeClasses(styles.icon, isHere && styles.selectedIcon)} aria-hidden>
        {isHere ? icons[place.word].filled : icons[place.word].regular}
      </span>
      {isNarrow ? null : word}
    </Link>
  );
}

/** The left rail; what the person chose (words or icons only) is kept, a smaller window starts with icons. */
export function Rail() {
  const styles = useStyles();
  const t = useWords(words);
  const { places, here } = usePlaces();
  const isWide = useIsWide();
  const [chosen, setChosen] = useState(() => readSetting("rail"));
  const isNarrow = chosen === null ? !isWide : chosen === "narrow";
  const fold = () => {
    const next = isNarrow ? "wide" : "narrow";
    writeSetting("rail", next);
    setChosen(next);
  };
  return (
    <nav className={mergeClasses(styles.rail, isNarrow && styles.narrow)} aria-label={t("mainNavigation")}>
      {places.map((place) => (
        <RailItem key={place.path} place={place} isHere={place === here} isNarrow={isNarrow} />
      ))}
      <div className={styles.grow} />
      <Button
        appearance="subtle"
        className={styles.fold}
        icon={isNarrow ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
        aria-label={t(isNarrow ? "expand" : "collapse")}
        aria-expanded={!isNarrow}
        onClick={fold}
      />
    </nav>
  );
}

/** The same places at the bottom of a phone, within reach of the thumb. */
export function BottomBar() {
  const styles = useStyles();
  const t = useWords(words);
  const { places, here } = usePlaces();
  return (
    <nav className={styles.bar} aria-label={t("mainNavigation")}>
      {places.map((place) => (
        <Link
          key={place.path}
          to={place.path}
          data-tour={place.word}
          className={mergeClasses(styles.tab, place === here && styles.selectedTab)}
          aria-current={place === here ? "page" : undefined}
        >
          <span className={styles.tabIcon} aria-hidden>
            {place === here ? icons[place.word].filled : icons[place.word].regular}
          </span>
          {t(place.word)}
        </Link>
      ))}
    </nav>
  );
}
