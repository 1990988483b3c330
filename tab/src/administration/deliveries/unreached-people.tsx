import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons/svg/person-prohibited";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { installationsAsked, unreached, type Unreached } from "../../../../src/contract/reach.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { keys } from "../../foundation/queries.ts";
import { onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { useAdmin } from "../use-admin.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  box: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalS} 0`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    outlineOffset: "-1px",
  },
  icon: { fontSize: "20px", lineHeight: 0, color: tokens.colorStatusWarningForeground1 },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  hint: { margin: 0, maxWidth: "90ch" },
  summary: {
    display: "inline-flex",
    alignItems: "center",
    cursor: "pointer",
    minHeight: "28px",
    borderRadius: tokens.borderRadiusSmall,
    textDecorationLine: "underline",
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    [onTouch]: { minHeight: "44px" },
  },
  touch: { [onTouch]: { minHeight: "44px" } },
  group: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  groupName: { fontWeight: tokens.fontWeightSemibold },
  link: {
    color: tokens.colorNeutralForeground1,
    display: "inline-flex",
    alignItems: "center",
    [onTouch]: { minHeight: "44px" },
  },
});

type Person = Unreached["people"][number];

/** Whom no card can reach now, by name and reason; nothing where everybody is reached. */
export function UnreachedPeople() {
  const styles = useStyles();
  const t = useWords(words);
  const { data } = useAdmin("unreached", unreached);
  const people = data?.people ?? [];
  if (people.length === 0) return null;
  const isWithout = ({ reach }: Person) => reach === "notInstalled";
  const groups = [
    ["groupNotInstalled", people.filter(isWithout)],
    ["groupBlocked", people.filter((one) => !isWithout(one))],
  ] as const;
  return (
    <section className={styles.box} aria-labelledby="unreached-people">
      <span className={styles.icon} aria-hidden>
        <PersonProhibitedRegular />
      </span>
      <div>
        <h3 id="unreached-people" className={styles.title}>
          {people.length === 1 ? t("oneUnreached") : t("unreached", { n: people.length })}
        </h3>
        <p className={styles.hint}>{t("unreachedHint")}</p>
        {data?.canInstall === true && people.some(isWithout) ? <InstallButton /> : null}
        <details>
          <summary className={styles.summary}>{t("showNames")}</summary>
          {groups.map(([word, found]) =>
            found.length === 0 ? null : <Group key={word} {...{ word, found }} />,
          )}
          <Link className={styles.link} to="/administration/people">
            {t("toPeople")}
          </Link>
        </details>
      </div>
    </section>
  );
}

/** How the reasons that are kept begin (`graph-outreach.ts`, `install-app.ts`). */
const refusals = [
  ["HTTP 403", "whyNoInstall403"],
  ["HTTP 404", "whyNoInstall404"],
  ["not in the catalogue", "whyNoCatalogue"],
  ["no directory id", "whyNoDirectoryId"],
] as const;

function Group({ word, found }: { word: "groupNotInstalled" | "groupBlocked"; found: readonly Person[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const saying = ({ installation }: Person): string => {
    if (installation?.state === "waiting") return `${t(word)}, ${t("installWaits")}`;
    if (installation?.state !== "refused") return t(word);
    const { why } = installation;
    const known = refusals.find(([begins]) => why?.startsWith(begins));
    return `${t(word)}, ${t("installRefused", { why: known === undefined ? (why ?? "") : t(known[1]) })}`;
  };
  return [...new Set(found.map(saying))].map((said) => (
    <p key={said} className={styles.group}>
      <span className={styles.groupName}>{said}:</span>{" "}
      {found
        .filter((one) => saying(one) === said)
        .map(({ name }) => name)
        .join(", ")}
    </p>
  ));
}

/** Puts the app into the Teams of everybody who has not got it, at the pace that Graph allows. */
function InstallButton() {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const install = useMutation({
    mutationFn: () => api.post("/api/admin/installations", undefined, installationsAsked),
    onSuccess: ({ asked }) => {
      notices.done(t("installAsked", { n: asked }));
      void client.invalidateQueries({ queryKey: keys.administration });
    },
    onError: (error) => notices.failed(error),
  });
  return (
    <Button className={styles.touch} disabledFocusable={install.isPending} onClick={() => install.mutate()}>
      {t("installForAll")}
    </Button>
  );
}
