import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  SearchBox,
  Select,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useNavigate } from "react-router";
import type { RegisterView } from "../../../src/contract/directory.ts";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useHasRole } from "../foundation/session.tsx";
import { PrintDialog, type PrintForm } from "./print-dialog.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  // On a phone the title and the menu are one line, the year and the search the next.
  title: {
    ...typographyStyles.subtitle1,
    margin: 0,
    [onPhone]: { flex: "1 1 calc(100% - 64px)", minWidth: 0 },
  },
  total: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, [onPhone]: { display: "none" } },
  // It gives way before what stands behind it goes to a second line.
  search: {
    marginLeft: "auto",
    flex: "1 1 160px",
    minWidth: 0,
    maxWidth: "320px",
    [onPhone]: { order: 3, minWidth: "160px", maxWidth: "none", marginLeft: 0 },
  },
  year: { minWidth: "88px", [onPhone]: { order: 2 } },
  touch: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
});

export interface HideableColumn {
  readonly id: string;
  readonly title: string;
}

interface RegisterHeadProps {
  readonly title: string;
  readonly total: string | null;
  readonly registers: readonly RegisterView[];
  readonly year: number;
  readonly onYear: (year: number) => void;
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly columns: readonly HideableColumn[];
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
  readonly prints: readonly PrintForm[];
  readonly act: ReactNode;
}

/** The name of the register, its search, and what can be done with all of it. */
export function RegisterHead(props: RegisterHeadProps) {
  const { title, total, registers, year, onYear, act } = props;
  const styles = useStyles();
  const t = useWords(words);
  const years = [...new Set([year, ...registers.map((one) => one.year)])].toSorted((a, b) => b - a);
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <Select
        className={styles.year}
        aria-label={t("year")}
        value={year}
        onChange={(_event, data) => onYear(Number(data.value))}
      >
        {years.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
      {total === null ? null : <output className={styles.total}>{total}</output>}
      <QuickSearch {...props} />
      <MoreMenu {...props} />
      {act}
    </header>
  );
}

const restMs = 300;

/** Asks while the person types, once the typing rests. */
function QuickSearch({ q, onSearch }: RegisterHeadProps) {
  const styles = useStyles();
  const t = useWords(words);
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), restMs);
    return () => clearTimeout(timer);
  });
  useShortcuts([{ key: "/", words: t("searchKey"), run: () => box.current?.focus() }]);
  return (
    <SearchBox
      className={styles.search}
      input={{ ref: box }}
      aria-label={t("searchKey")}
      placeholder={t("search")}
      value={typed ?? q}
      onChange={(_event, data) => setTyped(data.value)}
      onBlur={() => {
        if (typed !== null && typed.trim() !== q) onSearch(typed.trim());
        setTyped(null);
      }}
    />
  );
}

function MoreMenu({ columns, hidden, onHidden, prints, registers, year }: RegisterHeadProps) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const isClerk = useHasRole("clerk");
  const [print, setPrint] = useState<PrintForm | null>(null);
  const shown = columns.map((column) => column.id).filter((id) => !hidden.includes(id));
  return (
    <>
      <Menu
        checkedValues={{ columns: shown }}
        onCheckedValueChange={(_event, { checkedItems }) =>
          onHidden(columns.map((column) => column.id).filter((id) => !checkedItems.includes(id)))
        }
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            className={styles.touch}
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t("more")}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {prints.map((one) => (
              <MenuItem key={one.form + one.kind} onClick={() => setPrint(one)}>
                {one.title}
              </MenuItem>
            ))}
            {isClerk ? (
              <MenuItem onClick={() => void navigate(`/imports?register=${prints[0]?.form ?? "incoming"}`)}>
                {t("importOld")}
              </MenuItem>
            ) : null}
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>{t("columns")}</MenuGroupHeader>
              {columns.map(({ id, title }) => (
                <MenuItemCheckbox key={id} name="columns" value={id}>
                  {title}
                </MenuItemCheckbox>
              ))}
            </MenuGroup>
          </MenuList>
        </MenuPopover>
      </Menu>
      {print === null ? null : (
        <PrintDialog
          print={print}
          year={year}
          registers={registers.filter((one) => one.year === year)}
          onClose={() => setPrint(null)}
        />
      )}
    </>
  );
}
