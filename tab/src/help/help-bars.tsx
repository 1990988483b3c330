import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { BeakerFilled } from "@fluentui/react-icons/svg/beaker";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useHere, useSession } from "../foundation/session.tsx";
import { toursFor } from "./tour-steps.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
  },
  offer: { backgroundColor: tokens.colorBrandBackground2 },
  practice: {
    backgroundColor: tokens.colorStatusWarningBackground2,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  words: { flex: "1 1 200px" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS, marginLeft: "auto" },
  icon: { fontSize: "20px", lineHeight: 0 },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** On every screen of an agency for practice: nothing here is real. */
export function PracticeBar() {
  const styles = useStyles();
  const t = useWords(words);
  const { session, chooseAgency } = useHere();
  const home = session.agencies.find(({ isPractice }) => !isPractice);
  if (!session.agency.isPractice) return null;
  return (
    <output className={`${styles.bar} ${styles.practice}`}>
      <span className={styles.icon} aria-hidden>
        <BeakerFilled />
      </span>
      <span className={styles.words}>{t("practising")}</span>
      {home === undefined ? null : (
        <Button className={styles.button} size="small" onClick={() => chooseAgency(home.id)}>
          {t("leavePractice")}
        </Button>
      )}
    </output>
  );
}

/** Whether this person was never shown around in one of their roles. */
export function useIsTourNew(): boolean {
  const { roles, toursSeen } = useSession();
  return toursFor(roles).some((tour) => !toursSeen.includes(tour));
}

/** Offered once and in one line, so that it does not stand before the work. */
export function TourOffer({ onTake, onDecline }: { onTake: () => void; onDecline: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <section className={`${styles.bar} ${styles.offer}`} aria-label={t("startTour")}>
      <span className={styles.words}>{t("offerTour")}</span>
      <span className={styles.buttons}>
        <Button className={styles.button} size="small" appearance="primary" onClick={onTake}>
          {t("takeTour")}
        </Button>
        <Button className={styles.button} size="small" onClick={onDecline}>
          {t("noTour")}
        </Button>
      </span>
    </section>
  );
}
