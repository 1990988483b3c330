import { permissionsFor } from "../../src/config/graph-permissions.ts";
import { filled, type Language } from "../../src/contract/messages/message.ts";
import type { Outcome } from "./outcome.ts";
import type { SetupValues } from "./settings.ts";
import { alwaysByHand, setupWords, stateWords, stepWords } from "./words.ts";

export function permissionLines({ features }: SetupValues, language: Language): string[] {
  const all = [...permissionsFor(features, "application"), ...permissionsFor(features, "delegated")];
  return [
    setupWords.permissions[language],
    ...all.map((one) => `  ${one.permission} (${one.kind}): ${one[language]}`),
  ];
}

export function outcomeLine({ step, state, about, refusal }: Outcome, language: Language): string {
  const { sign, ...word } = stateWords[state];
  const why = refusal === undefined ? "" : ` (${refusal})`;
  return `  ${sign} ${stepWords[step].title[language]}: ${about} – ${word[language]}${why}`;
}

/** Everything that is left to a person, numbered, with the exact values; an id that nobody knows yet stands as it is named. */
export function instructions(
  outcomes: readonly Outcome[],
  values: SetupValues,
  appId: string | null,
  language: Language,
): string[] {
  const app = appId ?? values.appId ?? "<APP-ID>";
  const gaps = { ...values, appId: app, teamsAppId: values.teamsAppId ?? app };
  const left = outcomes.filter(({ state }) => state === "refused" || state === "byHand");
  const once = left.filter(
    ({ step, about }, i) =>
      left.findIndex((one) => one.step === step && (step !== "siteGrant" || one.about === about)) === i,
  );
  const sentences = [
    ...once.map(({ step, about }) => filled(stepWords[step].byHand, language, { ...gaps, about })),
    ...alwaysByHand.map((message) => filled(message, language, gaps)),
  ];
  return [setupWords.byHand[language], ...sentences.map((sentence, i) => `  ${i + 1}. ${sentence}`)];
}
