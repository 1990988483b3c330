import { Button, makeStyles, Tab, TabList, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useState, type ReactNode } from "react";
import { useNavigate } from "react-router";
import { onNarrow, onPhone, useIsWide } from "../foundation/screen.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  lead: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, flexBasis: "100%", margin: 0 },
  sides: {
    flex: 1,
    minHeight: 0,
    display: "grid",
    gridTemplateColumns: "minmax(0, 6fr) minmax(360px, 5fr)",
    [onNarrow]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  side: { minHeight: 0, minWidth: 0, display: "flex", flexDirection: "column" },
  panel: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalL,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  paper: { flex: 1, minHeight: 0, display: "flex", flexDirection: "column" },
});

interface Parts<P extends string> {
  readonly isWide: boolean;
  readonly all: readonly (P | "paper")[];
  readonly shown: P | "paper";
  readonly show: (part: P | "paper") => void;
  /** Brings the paper to sight where it is not in sight anyway. */
  readonly showPaper: () => void;
}

/** What can stand beside the paper. Where there is no room for both, the paper is the first of these parts. */
export function usePaperParts<P extends string>(parts: readonly [P, ...P[]]): Parts<P> {
  const isWide = useIsWide();
  const [chosen, show] = useState<P | "paper">(isWide ? parts[0] : "paper");
  return {
    isWide,
    all: isWide ? parts : ["paper", ...parts],
    shown: isWide && chosen === "paper" ? parts[0] : chosen,
    show,
    showPaper: () => {
      if (!isWide) show("paper");
    },
  };
}

/** Where the arrow leads, and what the head says of the document. */
interface Head {
  readonly back: string;
  readonly backWord: string;
  readonly title: string;
  readonly marks: ReactNode;
  readonly lead: string;
}

interface PaperPageProps<P extends string> {
  readonly head: Head;
  readonly bars?: ReactNode;
  readonly paper: ReactNode;
  readonly parts: Parts<P>;
  readonly partsWord: string;
  readonly nameOf: (part: P | "paper") => string;
  /** The part that is shown. */
  readonly children: ReactNode;
  readonly acts?: ReactNode;
}

/** A document's page: its head, the paper, and beside it what is known of it and what can be done. */
export function PaperPage<P extends string>({
  head,
  bars,
  paper,
  parts,
  partsWord,
  nameOf,
  children,
  acts,
}: PaperPageProps<P>) {
  const styles = useStyles();
  const { isWide, all, shown, show } = parts;
  const side = paper === null ? null : <div className={styles.paper}>{paper}</div>;
  return (
    <div className={styles.page}>
      <PageHead {...head} />
      {bars}
      <div className={styles.sides}>
        {isWide ? <div className={styles.side}>{side}</div> : null}
        <div className={styles.side}>
          <TabList
            aria-label={partsWord}
            selectedValue={shown}
            onTabSelect={(_event, { value }) => show(all.find((part) => part === value) ?? shown)}
          >
            {all.map((part) => (
              <Tab key={part} value={part}>
                {nameOf(part)}
              </Tab>
            ))}
          </TabList>
          {shown === "paper" ? side : <div className={styles.panel}>{children}</div>}
          {acts}
        </div>
      </div>
    </div>
  );
}

function PageHead({ back, backWord, title, marks, lead }: Head) {
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <header className={styles.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label={backWord}
        onClick={() => void navigate(back)}
      />
      <h1 className={styles.title}>{title}</h1>
      {marks}
      <p className={styles.lead}>{lead}</p>
    </header>
  );
}
