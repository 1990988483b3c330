export type Theme = "light" | "dark" | "contrast";

const palettes = {
  light: {
    background: "#ffffff",
    text: "#242424",
    subtle: "#616161",
    accent: "#5b5fc7",
    good: "#107c10",
    warning: "#8a4b00",
    attention: "#c4314b",
    emphasis: "#f5f5f5",
    goodBand: "#e7f2da",
    warningBand: "#fbf6d9",
    attentionBand: "#fcf4f6",
  },
  dark: {
    background: "#292929",
    text: "#ffffff",
    subtle: "#c8c8c8",
    accent: "#a6a7dc",
    good: "#92c353",
    warning: "#f8d22a",
    attention: "#f9526b",
    emphasis: "#1f1f1f",
    goodBand: "#0d2e0d",
    warningBand: "#463100",
    attentionBand: "#3e1f25",
  },
  contrast: {
    background: "#000000",
    text: "#ffffff",
    subtle: "#ffffff",
    accent: "#ffff01",
    good: "#3ff23f",
    warning: "#ffff01",
    attention: "#ffff01",
    emphasis: "#000000",
    goodBand: "#000000",
    warningBand: "#000000",
    attentionBand: "#000000",
  },
} as const;

/** A host configuration with the sizes and colours of Teams, for the renderer that Teams' own cards come from. */
export function hostConfig(theme: Theme): { config: object; background: string; text: string } {
  const p = palettes[theme];
  const colour = (value: string) => ({ default: value, subtle: value });
  const container = (background: string) => ({
    backgroundColor: background,
    foregroundColors: {
      default: { default: p.text, subtle: p.subtle },
      accent: colour(p.accent),
      good: colour(p.good),
      warning: colour(p.warning),
      attention: colour(p.attention),
    },
  });
  const config = {
    fontFamily: "'Segoe UI', 'Noto Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: "#88888888" },
    supportsInteractivity: true,
    containerStyles: {
      default: container(p.background),
      emphasis: container(p.emphasis),
      good: container(p.goodBand),
      warning: container(p.warningBand),
      attention: container(p.attentionBand),
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
      actionsOrientation: "horizontal",
      actionAlignment: "left",
    },
    inputs: {
      label: { inputSpacing: "small", requiredInputs: { suffix: " *" } },
      errorMessage: { spacing: "small" },
    },
  };
  return { config, background: p.background, text: p.text };
}
