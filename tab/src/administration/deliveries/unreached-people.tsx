import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons/svg/person-prohibited";
import { Link } from "react-router";
import { peopleView, type PersonView } from "../../../../src/contract/administration.ts";
import { today } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
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
  group: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  groupName: { fontWeight: tokens.fontWeightSemibold },
  link: {
    color: tokens.colorNeutralForeground1,
    display: "inline-flex",
    alignItems: "center",
    [onTouch]: { minHeight: "44px" },
  },
});

const isAppointed = ({ appointments }: PersonView, day: string): boolean =>
  appointments.some(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));

/** Whom no card can reach now, by name; nothing where everybody is reached. */
export function UnreachedPeople() {
  const styles = useStyles();
  const t = useWords(words);
  const { data } = useAdmin("people", peopleView);
  const day = today();
  const people = (data?.people ?? []).filter(
    (one) => one.isActive && one.reach !== "reachable" && isAppointed(one, day),
  );
  if (people.length === 0) return null;
  const groups = [
    ["groupNotInstalled", people.filter(({ reach }) => reach === "notInstalled")],
    ["groupBlocked", people.filter(({ reach }) => reach === "blocked")],
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
        <details>
          <summary className={styles.summary}>{t("showNames")}</summary>
          {groups.map(([word, found]) =>
            found.length === 0 ? null : (
              <p key={word} className={styles.group}>
                <span className={styles.groupName}>{t(word)}:</span>{" "}
                {found.map(({ fullName }) => fullName).join(", ")}
              </p>
            ),
          )}
          <Link className={styles.link} to="/administration/people">
            {t("toPeople")}
          </Link>
        </details>
      </div>
    </section>
  );
}
