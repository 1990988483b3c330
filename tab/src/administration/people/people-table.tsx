import {
  Button,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { ChatWarningRegular } from "@fluentui/react-icons/svg/chat-warning";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import type { PersonView } from "../../../../src/contract/administration.ts";
import { today } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { onPhone } from "../../foundation/screen.ts";
import { hoverSurface } from "../../foundation/surfaces.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  table: { [onPhone]: { display: "block" } },
  head: { [onPhone]: { display: "none" } },
  row: {
    cursor: "pointer",
    [onPhone]: { display: "block", padding: `${tokens.spacingVerticalS} 0` },
    ":hover": { backgroundColor: hoverSurface, color: tokens.colorNeutralForeground1 },
  },
  cell: {
    verticalAlign: "middle",
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    [onPhone]: { display: "block", height: "auto" },
  },
  name: {
    padding: 0,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "left",
    [onPhone]: { minHeight: "44px" },
  },
  first: { width: "18%" },
  third: { width: "27%" },
  post: { display: "block" },
  reach: { width: "168px" },
  posts: { width: "auto" },
  quiet: { color: tokens.colorNeutralForeground3 },
  mark: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  icon: { display: "inline-flex", fontSize: "16px" },
  success: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  danger: { color: tokens.colorStatusDangerForeground3 },
  email: { ...typographyStyles.body1, overflowWrap: "anywhere" },
});

const reaches = {
  reachable: { tone: "success", icon: <CheckmarkCircleFilled /> },
  notInstalled: { tone: "warning", icon: <ChatWarningRegular /> },
  blocked: { tone: "danger", icon: <DismissCircleFilled /> },
} as const;

/** Whether the bot reaches a person: in words, colour and icon. */
export function ReachMark({ reach }: { reach: PersonView["reach"] }) {
  const styles = useStyles();
  const t = useWords(words);
  const { tone, icon } = reaches[reach];
  return (
    <span className={mergeClasses(styles.mark, styles[tone])}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {t(reach)}
    </span>
  );
}

/** An appointment in words: `Trưởng phòng · Phòng Tổng hợp (Trưởng đơn vị)`. */
export function usePostWords(): (post: PersonView["appointments"][number]) => string {
  const t = useWords(words);
  return ({ role, position, unit }) => {
    const called = [position ?? t(role), unit].filter(Boolean).join(" · ");
    return position === null || position === t(role) ? called : `${called} (${t(role)})`;
  };
}

interface PeopleTableProps {
  readonly people: readonly PersonView[];
  readonly onOpen: (id: string) => void;
}

export function PeopleTable({ people, onOpen }: PeopleTableProps) {
  const styles = useStyles();
  const t = useWords(words);
  const columns = { name: styles.first, posts: styles.posts, email: styles.third, reach: styles.reach };
  if (people.length === 0) return <p className={styles.quiet}>{t("none")}</p>;
  return (
    <Table className={styles.table} size="small">
      <TableHeader className={styles.head}>
        <TableRow>
          {(["name", "posts", "email", "reach"] as const).map((word) => (
            <TableHeaderCell key={word} className={columns[word]}>
              {t(word)}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} onOpen={onOpen} />
        ))}
      </TableBody>
    </Table>
  );
}

function PersonRow({ person, onOpen }: { person: PersonView; onOpen: (id: string) => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const postWords = usePostWords();
  const posts = person.appointments
    .filter(({ validFrom, validTo }) => validFrom <= today() && (validTo === null || today() <= validTo))
    .map(postWords);
  return (
    <TableRow className={styles.row} onClick={() => onOpen(person.id)}>
      <TableCell className={styles.cell}>
        <Button appearance="transparent" className={styles.name} onClick={() => onOpen(person.id)}>
          {person.fullName}
        </Button>
        {person.isActive ? null : <span className={styles.quiet}> {t("inactive")}</span>}
      </TableCell>
      <TableCell className={mergeClasses(styles.cell, posts.length === 0 && styles.quiet)}>
        {posts.length === 0 ? t("noPosts") : null}
        {posts.map((post) => (
          <span key={post} className={styles.post}>
            {post}
          </span>
        ))}
      </TableCell>
      <TableCell className={mergeClasses(styles.cell, styles.email)}>{person.email}</TableCell>
      <TableCell className={styles.cell}>
        <ReachMark reach={person.reach} />
      </TableCell>
    </TableRow>
  );
}
