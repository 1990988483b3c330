import { Button, Field, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, useState } from "react";
import { Link } from "react-router";
import type { LeftGroup } from "../../../../src/contract/left-work.ts";
import { showInstant } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { FailureBar } from "../../foundation/states.tsx";
import { useReassign } from "./use-left-work.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  group: { maxWidth: "960px", marginTop: tokens.spacingVerticalL },
  name: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: "none", margin: `${tokens.spacingVerticalS} 0`, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 280px)",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  what: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  link: { color: tokens.colorBrandForegroundLink },
  abstract: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  all: {
    gridTemplateColumns: "minmax(0, 1fr)",
    maxWidth: "420px",
    marginTop: tokens.spacingVerticalS,
  },
  wrong: { ...typographyStyles.body1, color: tokens.colorStatusDangerForeground1, margin: 0 },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Who gets what: all to one, or each to its own; what has no receiver stays. */
function useGiving({ person, items }: LeftGroup) {
  const giving = useReassign();
  const [forAll, setForAll] = useState("");
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const receiverOf = (id: string): string => own[id] ?? forAll;
  const chosen = items.filter(({ assignmentId }) => receiverOf(assignmentId) !== "");
  const give = () => {
    setTried(true);
    if (chosen.length > 0)
      giving.mutate({
        personId: person.id,
        items: chosen.map(({ assignmentId, version }) => ({
          assignmentId,
          version,
          toId: receiverOf(assignmentId),
        })),
      });
  };
  const choose = (id: string, to: string) => setOwn({ ...own, [id]: to });
  const isMissing = isTried && chosen.length === 0;
  return { forAll, setForAll, receiverOf, choose, give, count: chosen.length, isMissing, giving };
}

/** What one person left at one unit. */
export function LeftGroupSection({ group }: { readonly group: LeftGroup }) {
  const styles = useStyles();
  const t = useWords(words);
  const heading = useId();
  const { person, unit, cause, items } = group;
  const { forAll, setForAll, receiverOf, choose, give, count, isMissing, giving } = useGiving(group);
  return (
    <section className={styles.group} aria-labelledby={heading}>
      <h2 id={heading} className={styles.name}>
        {person.name}
      </h2>
      <p className={styles.more}>{[unit?.name ?? t("agency"), t(cause)].join(" · ")}</p>
      <Field label={t("all")} className={styles.all}>
        <Receivers group={group} value={forAll} onChange={setForAll} />
      </Field>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.assignmentId} className={styles.item}>
            <Line item={item} />
            <Receivers
              group={group}
              label={t("one", { title: item.title })}
              value={receiverOf(item.assignmentId)}
              onChange={(to) => choose(item.assignmentId, to)}
            />
          </li>
        ))}
      </ul>
      <FailureBar error={giving.error} />
      {isMissing ? (
        <p className={styles.wrong} role="alert">
          {t("needed")}
        </p>
      ) : null}
      <Button
        className={styles.touch}
        appearance="primary"
        disabledFocusable={giving.isPending}
        onClick={give}
      >
        {t("give", { count: count === 0 ? items.length : count })}
      </Button>
    </section>
  );
}

function Line({ item }: { readonly item: LeftGroup["items"][number] }) {
  const styles = useStyles();
  const t = useWords(words);
  const { title, documentId, abstract, role, deadlineAt } = item;
  const due = deadlineAt === null ? [] : [t("due", { when: showInstant(deadlineAt) })];
  return (
    <div>
      <p className={styles.what}>
        {documentId === null ? (
          title
        ) : (
          <Link className={styles.link} to={`/documents/${documentId}`}>
            {title}
          </Link>
        )}
      </p>
      <p className={abstract === null ? styles.more : styles.abstract}>{abstract ?? t("hidden")}</p>
      <p className={styles.more}>{[t(role), ...due].join(" · ")}</p>
    </div>
  );
}

interface ReceiversProps {
  readonly group: LeftGroup;
  /** Where no field names it. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (to: string) => void;
}

function Receivers({ group: { person, cause, receivers }, label, value, onChange }: ReceiversProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <Select
      className={styles.touch}
      aria-label={label}
      value={value}
      onChange={(_event, chosen) => onChange(chosen.value)}
    >
      <option value="">{t("choose")}</option>
      {cause === "moved" ? <option value={person.id}>{t("keep", { name: person.name })}</option> : null}
      <optgroup label={t("people")}>
        {receivers.map(({ id, name, unit }) => (
          <option key={id} value={id}>
            {unit === null ? name : `${name} · ${unit}`}
          </option>
        ))}
      </optgroup>
    </Select>
  );
}
