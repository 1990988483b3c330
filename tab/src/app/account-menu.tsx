import {
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { SignOutRegular } from "@fluentui/react-icons/svg/sign-out";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useHere } from "../foundation/session.tsx";
import { useTheme, type ThemeChoice } from "../foundation/theme.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  who: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`, maxWidth: "280px" },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  position: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
});

const themeChoices = [
  ["system", "themeSystem"],
  ["default", "themeDefault"],
  ["dark", "themeDark"],
  ["contrast", "themeContrast"],
] as const satisfies readonly (readonly [ThemeChoice, keyof typeof words])[];

function ThemeChoices() {
  const t = useWords(words);
  return (
    <MenuGroup>
      <MenuGroupHeader>{t("theme")}</MenuGroupHeader>
      {themeChoices.map(([choice, word]) => (
        <MenuItemRadio key={choice} name="theme" value={choice}>
          {t(word)}
        </MenuItemRadio>
      ))}
    </MenuGroup>
  );
}

/** Who this is, and how the tab speaks and looks. */
export function AccountMenu({ target, onClose }: { target: HTMLElement | null; onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { session, identity, host } = useHere();
  const { language, choose } = useLanguage();
  const theme = useTheme();
  const place = [session.position, ...session.units.map((unit) => unit.name)].filter(Boolean).join(" · ");
  return (
    <Menu
      open
      positioning={{ target, position: "below", align: "end" }}
      onOpenChange={(_event, { open }) => {
        if (open) return;
        onClose();
        target?.focus();
      }}
      checkedValues={{ language: [language], theme: [theme.choice] }}
      onCheckedValueChange={(_event, { name, checkedItems }) => {
        const [value] = checkedItems;
        if (name === "language" && (value === "vi" || value === "en")) choose(value);
        const themeChoice = themeChoices.find(([choice]) => choice === value)?.[0];
        if (name === "theme" && themeChoice !== undefined) theme.choose(themeChoice);
      }}
    >
      <MenuPopover>
        <div className={styles.who}>
          <p className={styles.name}>{session.person.name}</p>
          <p className={styles.position}>{place}</p>
        </div>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t("language")}</MenuGroupHeader>
            <MenuItemRadio name="language" value="vi" lang="vi">
              Tiếng Việt
            </MenuItemRadio>
            <MenuItemRadio name="language" value="en" lang="en">
              English
            </MenuItemRadio>
          </MenuGroup>
          {host.kind === "browser" ? <ThemeChoices /> : null}
          {identity.canSignOut ? (
            <>
              <MenuDivider />
              <MenuItem icon={<SignOutRegular />} onClick={() => identity.signOut()}>
                {t("signOut")}
              </MenuItem>
            </>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
