import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { Link } from "react-router";
import type { FoundDocument } from "../../../src/contract/search.ts";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { hoverSurface } from "../foundation/surfaces.ts";
import { FoundLine, pathOfFound } from "./found-line.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  link: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: hoverSurface },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The answers as links, which Enter opens; j and k go from one to the next, / goes back to the field. */
export function FoundList({
  found,
  field,
}: {
  found: readonly FoundDocument[];
  field: { readonly current: HTMLInputElement | null };
}) {
  const styles = useStyles();
  const t = useWords(words);
  const list = useRef<HTMLUListElement>(null);
  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  useShortcuts([
    { key: "j", words: t("keyNext"), run: () => step(1) },
    { key: "k", words: t("keyPrevious"), run: () => step(-1) },
    { key: "/", words: t("keyField"), run: () => field.current?.focus() },
  ]);
  return (
    <ul className={styles.list} ref={list} aria-label={t("results")}>
      {found.map((one) => (
        <li key={one.id}>
          <Link className={styles.link} to={pathOfFound(one)}>
            <FoundLine found={one} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
