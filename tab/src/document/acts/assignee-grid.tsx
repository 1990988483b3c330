import {
  Checkbox,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
  useArrowNavigationGroup,
} from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { useState, type KeyboardEvent } from "react";
import { useWords } from "../../foundation/language.tsx";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { chosen, matches, orderRoles, type Candidate, type Choice, type OrderRole } from "./order.ts";
import { words } from "./words.ts";
import { chosenSurface, hoverSurface } from "../../foundation/surfaces.ts";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  frame: {
    maxHeight: "clamp(150px, 20vh, 320px)",
    [onPhone]: { maxHeight: "38vh" },
    overflow: "auto",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    outlineOffset: "-1px",
  },
  table: { width: "100%", borderCollapse: "collapse" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: "4px 2px",
    whiteSpace: "nowrap",
  },
  column: { width: "52px", textAlign: "center" },
  group: { textAlign: "left", paddingLeft: tokens.spacingHorizontalM },
  row: { ":hover": { backgroundColor: hoverSurface } },
  chosen: { backgroundColor: chosenSurface },
  name: {
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    padding: `5px 0 5px ${tokens.spacingHorizontalM}`,
    overflowWrap: "anywhere",
    lineHeight: tokens.lineHeightBase200,
  },
  about: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  cell: { textAlign: "center", verticalAlign: "middle", padding: 0 },
  box: {
    "& .fui-Checkbox__indicator": { margin: "7px" },
    justifyContent: "center",
    [onTouch]: { minWidth: "44px", minHeight: "44px", alignItems: "center" },
  },
  none: { padding: tokens.spacingHorizontalM, margin: 0, color: tokens.colorNeutralForeground3 },
});

const roleWords = { lead: "leadRole", support: "supportRole", inform: "informRole" } as const;

interface RowProps {
  readonly candidate: Candidate;
  readonly role: OrderRole | undefined;
  readonly onRole: (role: OrderRole) => void;
}

function Row({ candidate, role, onRole }: RowProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <tr className={mergeClasses(styles.row, role !== undefined && styles.chosen)}>
      <th scope="row" className={styles.name}>
        {candidate.name}
        {candidate.about === "" ? null : <span className={styles.about}> {candidate.about}</span>}
      </th>
      {orderRoles.map((one) => (
        <td key={one} className={styles.cell}>
          <Checkbox
            className={styles.box}
            shape={one === "lead" ? "circular" : "square"}
            checked={role === one}
            onChange={() => onRole(one)}
            aria-label={t("choose", { role: t(roleWords[one]), name: candidate.name })}
          />
        </td>
      ))}
    </tr>
  );
}

function Group({ word, rows, choice, onChange }: GroupProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" className={mergeClasses(styles.head, styles.group)}>
          {t(word)}
        </th>
        {orderRoles.map((role) => (
          <th key={role} scope="col" className={mergeClasses(styles.head, styles.column)}>
            {t(roleWords[role])}
          </th>
        ))}
      </tr>
      {rows.map((candidate) => (
        <Row
          key={candidate.key}
          candidate={candidate}
          role={choice[candidate.key]}
          onRole={(role) => onChange(chosen(choice, candidate.key, role))}
        />
      ))}
    </tbody>
  );
}

interface GroupProps {
  readonly word: "units" | "people";
  readonly rows: readonly Candidate[];
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

export interface AssigneeGridProps {
  readonly candidates: readonly Candidate[];
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

/**
 * Units and people with the three columns that offices know from paper: lead, support, for information. Typing narrows
 * it without tone marks or by initials; Enter makes the first match the lead, or support when there is one.
 */
export function AssigneeGrid({ candidates, choice, onChange }: AssigneeGridProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [typed, setTyped] = useState("");
  const arrows = useArrowNavigationGroup({ axis: "grid-linear" });
  const found = candidates.filter((candidate) => matches(candidate, typed));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const [first] = found;
    if (typed.trim() === "" || first === undefined) return;
    const hasLead = Object.values(choice).includes("lead");
    onChange(chosen(choice, first.key, hasLead ? "support" : "lead"));
    setTyped("");
  };
  const group = (kind: Candidate["kind"]) => found.filter((candidate) => candidate.kind === kind);
  return (
    <div className={styles.whole}>
      <Input
        contentBefore={<SearchRegular />}
        placeholder={t("findAssignee")}
        aria-label={t("findAssignee")}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.frame}>
        {found.length === 0 ? <p className={styles.none}>{t("noAssignee")}</p> : null}
        <table className={styles.table} aria-label={t("assignees")} {...arrows}>
          <Group word="units" rows={group("unit")} choice={choice} onChange={onChange} />
          <Group word="people" rows={group("person")} choice={choice} onChange={onChange} />
        </table>
      </div>
    </div>
  );
}
