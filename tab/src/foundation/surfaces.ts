import { tokens } from "@fluentui/react-components";

/**
 * Backgrounds of a row under the pointer and of the chosen one. They tint what lies below, so that every text colour on
 * them stays readable in all three themes; Fluent's own turn cyan in high contrast.
 */
export const hoverSurface = `color-mix(in srgb, ${tokens.colorNeutralForeground1} 4%, transparent)`;
export const chosenSurface = `color-mix(in srgb, ${tokens.colorNeutralForeground1} 6%, transparent)`;

/** The same for rows under which something else scrolls past. */
export const hoverRow = `color-mix(in srgb, ${tokens.colorNeutralForeground1} 4%, ${tokens.colorNeutralBackground1})`;
export const chosenRow = `color-mix(in srgb, ${tokens.colorNeutralForeground1} 6%, ${tokens.colorNeutralBackground1})`;
