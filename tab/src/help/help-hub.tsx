import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { BeakerRegular } from "@fluentui/react-icons/svg/beaker";
import { BookQuestionMarkRegular } from "@fluentui/react-icons/svg/book-question-mark";
import { MapRegular } from "@fluentui/react-icons/svg/map";
import { useMutation } from "@tanstack/react-query";
import { useLocation, useNavigate } from "react-router";
import { practiceEntered } from "../../../src/contract/help.ts";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useHere } from "../foundation/session.tsx";
import { FailureBar } from "../foundation/states.tsx";
import { guideWords } from "./guide-words.ts";
import { guidesAt } from "./guides.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  whole: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
  },
  title: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalS} 0 0` },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  button: { textAlign: "left", justifyContent: "flex-start", [onTouch]: { minHeight: "44px" } },
});

interface HelpHubProps {
  readonly onTour: () => void;
  /** Somebody goes to another page from here. */
  readonly onLeave: () => void;
}

/** Guides for the page below, all guides, the tour, and the way to the practice agency. */
export function HelpHub({ onTour, onLeave }: HelpHubProps) {
  const styles = useStyles();
  const t = useWords(words);
  const said = useWords(guideWords);
  const { pathname } = useLocation();
  const { session } = useHere();
  const here = guidesAt(pathname, session.roles);
  const navigate = useNavigate();
  const goTo = (path: string) => {
    onLeave();
    void navigate(path);
  };
  const guide = (path: string, word: string) => (
    <Button
      key={path}
      className={styles.button}
      appearance="subtle"
      icon={<BookQuestionMarkRegular />}
      onClick={() => goTo(path)}
    >
      {word}
    </Button>
  );
  return (
    <div className={styles.whole}>
      {here.length === 0 ? null : <h3 className={styles.title}>{t("forThisPage")}</h3>}
      {here.map(({ id, title }) => guide(`/help/${id}`, said(title)))}
      <h3 className={styles.title}>{t("guides")}</h3>
      {guide("/help", t("allGuides"))}
      <Button className={styles.button} appearance="subtle" icon={<MapRegular />} onClick={onTour}>
        {t("startTour")}
      </Button>
      {session.hasPractice ? <Practise onDone={() => goTo("/")} /> : null}
    </div>
  );
}

function Practise({ onDone }: { onDone: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { api, chooseAgency } = useHere();
  const entering = useMutation({
    mutationFn: () => api.post("/api/practice", undefined, practiceEntered),
    onSuccess: ({ agencyId }) => {
      chooseAgency(agencyId);
      onDone();
    },
  });
  return (
    <>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<BeakerRegular />}
        disabledFocusable={entering.isPending}
        onClick={() => entering.mutate()}
      >
        {t("practise")}
      </Button>
      <p className={styles.hint}>{t("practiseHint")}</p>
      <FailureBar error={entering.error} />
    </>
  );
}
