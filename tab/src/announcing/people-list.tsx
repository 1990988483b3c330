import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { AnnouncementPerson } from "../../../src/contract/announcements.ts";
import type { DeliveryStanding } from "../../../src/domain/notices/delivery-outcome.ts";
import { otherWaysInWords, outcomeInWords } from "../administration/deliveries/outcome-words.ts";
import { words as outcomeWords } from "../administration/deliveries/words.ts";
import { useWords } from "../foundation/language.tsx";
import { onPhone } from "../foundation/screen.ts";
import { FailureBar, ListSkeleton } from "../foundation/states.tsx";
import { MoreButton } from "./more-button.tsx";
import { useAnnouncementPeople } from "./use-announcements.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: `${tokens.spacingVerticalS} 0`, padding: 0 },
  row: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "minmax(160px, 2fr) minmax(0, 5fr)",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    contentVisibility: "auto",
    containIntrinsicSize: "auto 33px",
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  why: { color: tokens.colorNeutralForeground2 },
});

interface PeopleListProps {
  readonly id: string;
  readonly standing: DeliveryStanding;
  readonly count: number;
}

/** Who stands so, and why, a hundred at a time. */
export function PeopleList({ id, standing, count }: PeopleListProps) {
  const styles = useStyles();
  const list = useAnnouncementPeople(id, standing, count);
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <ListSkeleton rows={4} />;
  if (list.isError) return <FailureBar error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.id} className={styles.row}>
            <span className={styles.name}>{person.name}</span>
            <Why person={person} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function Why({ person }: { person: AnnouncementPerson }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useWords(outcomeWords);
  const { why } = outcomeInWords(person);
  const said = [
    ...(why === null
      ? person.outcome === "sent"
        ? []
        : [say(person.outcome)]
      : [say(why.word, why.params)]),
    ...otherWaysInWords(person.reason).map((one) => say(one.word, one.params)),
    ...(person.mayHaveComeTwice ? [t("mayHaveComeTwice")] : []),
  ];
  return <span className={styles.why}>{said.join("; ")}</span>;
}
