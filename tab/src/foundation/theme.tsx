import {
  FluentProvider,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from "@fluentui/react-components";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { Host } from "./host.ts";
import { onSetting, readSetting, writeSetting } from "./settings.ts";

export type ThemeName = "default" | "dark" | "contrast";
/** `system` follows Teams, or the machine outside Teams. */
export type ThemeChoice = ThemeName | "system";

/** The agency's text is Vietnamese: fonts whose stacked marks are well drawn, on every machine that opens the tab. */
const fontFamilyBase =
  '"Segoe UI", "Segoe UI Web (West European)", system-ui, "Noto Sans", Roboto, Arial, sans-serif';
const withFonts = (theme: Theme): Theme => ({ ...theme, fontFamilyBase });
const themes: Readonly<Record<ThemeName, Theme>> = {
  default: withFonts(teamsLightTheme),
  dark: withFonts(teamsDarkTheme),
  contrast: withFonts(teamsHighContrastTheme),
};

/** High contrast has one colour for all words: an example in an empty field must not look like a value. */
const useStyles = makeStyles({ contrast: { "& ::placeholder": { fontStyle: "italic" } } });

interface ThemeControl {
  readonly choice: ThemeChoice;
  readonly shown: ThemeName;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeControl>({
  choice: "system",
  shown: "default",
  choose: () => undefined,
});

const themeOf = (name: string | null): ThemeName =>
  name === "dark" || name === "contrast" ? name : "default";

const choiceOf = (kept: string | null): ThemeChoice => (kept === null ? "system" : themeOf(kept));

const darkMedia = window.matchMedia("(prefers-color-scheme: dark)");
const contrastMedia = window.matchMedia("(forced-colors: active)");

function machineTheme(): ThemeName {
  if (contrastMedia.matches) return "contrast";
  return darkMedia.matches ? "dark" : "default";
}

/** Follows Teams live; outside Teams the machine. A choice made in the tab, in any of its windows, goes before both. */
export function ThemeProvider({ host, children }: { host: Host; children: ReactNode }) {
  const [system, setSystem] = useState<ThemeName>(() =>
    host.kind === "teams" ? themeOf(host.theme) : machineTheme(),
  );
  const [choice, setChoice] = useState<ThemeChoice>(() =>
    host.kind === "teams" ? "system" : choiceOf(readSetting("theme")),
  );
  useEffect(() => {
    if (host.kind === "teams") {
      host.onTheme((theme) => setSystem(themeOf(theme)));
      return undefined;
    }
    const follow = () => setSystem(machineTheme());
    darkMedia.addEventListener("change", follow);
    contrastMedia.addEventListener("change", follow);
    const deafen = onSetting("theme", (kept) => setChoice(choiceOf(kept)));
    return () => {
      deafen();
      darkMedia.removeEventListener("change", follow);
      contrastMedia.removeEventListener("change", follow);
    };
  }, [host]);
  const styles = useStyles();
  const shown = choice === "system" ? system : choice;
  const control = useMemo(
    () => ({
      choice,
      shown,
      choose: (next: ThemeChoice) => {
        writeSetting("theme", next === "system" ? null : next);
        setChoice(next);
      },
    }),
    [choice, shown],
  );
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    style.colorScheme = shown === "default" ? "light" : "dark";
    dataset["theme"] = shown;
  }, [shown]);
  return (
    <ThemeContext.Provider value={control}>
      <FluentProvider
        theme={themes[shown]}
        className={shown === "contrast" ? styles.contrast : ""}
        style={{ height: "100%" }}
      >
        {children}
      </FluentProvider>
    </ThemeContext.Provider>
  );
}

export function useTheme(): ThemeControl {
  return useContext(ThemeContext);
}
