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
import { AlertRegular } from "@fluentui/react-icons/svg/alert";
import { LockShieldRegular } from "@fluentui/react-icons/svg/lock-shield";
import { PersonSwapRegular } from "@fluentui/react-icons/svg/person-swap";
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

/** In one's own name, or in the place of somebody who delegated it. */
function BehalfChoices() {
  const t = useWords(words);
  const { session } = useHere();
  return (
    <MenuGroup>
      <MenuGroupHeader>{t("actingAs")}</MenuGroupHeader>
      <MenuItemRadio name="behalf" value="self">
        {t("inOwnName")}
      </MenuItemRadio>
      {session.mayActFor.map(({ id, name }) => (
        <MenuItemRadio key={id} name="behalf" value={id}>
          {t("onBehalfOf", { name })}
        </MenuItemRadio>
      ))}
    </MenuGroup>
  );
}

function LanguageChoices() {
  const t = useWords(words);
  return (
    <MenuGroup>
      <MenuGroupHeader>{t("language")}</MenuGroupHeader>
      <MenuItemRadio name="language" value="vi" lang="vi">
        Tiếng Việt
      </MenuItemRadio>
      <MenuItemRadio name="language" value="en" lang="en">
        English
      </MenuItemRadio>
    </MenuGroup>
  );
}

/** Who acts in one's place, and what to do when the account is lost. */
function AccountItems({
  onLost,
  onDelegate,
  onNotices,
}: Pick<AccountMenuProps, "onLost" | "onDelegate" | "onNotices">) {
  const t = useWords(words);
  const { session } = useHere();
  return (
    <>
      <MenuDivider />
      {session.onBehalfOf === null ? (
        <MenuItem icon={<PersonSwapRegular />} onClick={onDelegate}>
          {t("delegation")}
        </MenuItem>
      ) : null}
      <MenuItem icon={<AlertRegular />} onClick={onNotices}>
        {t("myNotices")}
      </MenuItem>
      <MenuItem icon={<LockShieldRegular />} onClick={onLost}>
        {t("accountLost")}
      </MenuItem>
    </>
  );
}

interface AccountMenuProps {
  readonly target: HTMLElement | null;
  readonly onClose: () => void;
  readonly onLost: () => void;
  readonly onDelegate: () => void;
  readonly onNotices: () => void;
}

/** Who this is, how the tab speaks and looks, and what to do when the account is lost. */
export function AccountMenu({ target, onClose, ...account }: AccountMenuProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { session, identity, host, actFor } = useHere();
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
      checkedValues={{
        language: [language],
        theme: [theme.choice],
        behalf: [session.onBehalfOf?.id ?? "self"],
      }}
      onCheckedValueChange={(_event, { name, checkedItems }) => {
        const [value] = checkedItems;
        if (name === "language" && (value === "vi" || value === "en")) choose(value);
        if (name === "behalf" && value !== undefined) actFor(value === "self" ? null : value);
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
          {session.mayActFor.length === 0 ? null : <BehalfChoices />}
          <LanguageChoices />
          {host.kind === "browser" ? <ThemeChoices /> : null}
          <AccountItems {...account} />
          {identity.canSignOut ? (
            <>
              <MenuDivider />
              <MenuItem icon={<SignOutRegular />} onClick={() => identity.signOut()}>
                {t(identity.isSample() ? "changePerson" : "signOut")}
              </MenuItem>
            </>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
