import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import type { OrgNodeView } from "../../../../src/contract/administration.ts";
import { showDate } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { useSession } from "../../foundation/session.tsx";
import { words as common } from "../words.ts";
import { NodeDialog, type NodeTask } from "./node-dialog.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  card: {
    alignSelf: "start",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  name: { ...typographyStyles.subtitle2, margin: 0 },
  list: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  label: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0 },
  value: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** One node: what it is called, since when, what it was before, and what can be done with it. */
export function NodeCard({ node, nodes }: { node: OrgNodeView; nodes: readonly OrgNodeView[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const { agency } = useSession();
  const [task, setTask] = useState<NodeTask | null>(null);
  const isMine = node.kind === "unit" || node.id === agency.id;
  const acts = [
    ["rename", t("rename"), isMine],
    ["correct", t("correct"), isMine],
    ["close", t("closeNode"), node.kind === "unit" && node.validTo === null],
  ] as const;
  return (
    <section className={styles.card} aria-label={node.name}>
      <h2 className={styles.name}>{node.name}</h2>
      <NodeFacts node={node} />
      <div className={styles.acts}>
        <Button
          className={styles.touch}
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => setTask("add")}
        >
          {t("addUnit")}
        </Button>
        {acts.map(([act, word, isOffered]) =>
          isOffered ? (
            <Button key={act} className={styles.touch} onClick={() => setTask(act)}>
              {word}
            </Button>
          ) : null,
        )}
      </div>
      {task === null ? null : <NodeDialog {...{ task, node, nodes }} onClose={() => setTask(null)} />}
    </section>
  );
}

function NodeFacts({ node }: { node: OrgNodeView }) {
  const styles = useStyles();
  const t = useWords(words);
  const c = useWords(common);
  const relation = (one: OrgNodeView["predecessors"][number]) => `${one.name} (${showDate(one.effectiveOn)})`;
  const rows = [
    [t("kind"), t(node.kind)],
    [t("abbreviation"), node.abbreviation],
    [t("newCode"), node.newCode],
    [t("oldCode"), node.oldCode],
    [
      t("valid"),
      [
        c("since", { date: showDate(node.validFrom) }),
        node.validTo ? c("until", { date: showDate(node.validTo) }) : null,
      ]
        .filter(Boolean)
        .join(" "),
    ],
    [t("before"), node.predecessors.map(relation).join("; ")],
    [t("after"), node.successors.map(relation).join("; ")],
  ] as const;
  return (
    <dl className={styles.list}>
      {rows.map(([name, value]) =>
        !value
          ? null
          : [
              <dt key={`${name} name`} className={styles.label}>
                {name}
              </dt>,
              <dd key={name} className={styles.value}>
                {value}
              </dd>,
            ],
      )}
    </dl>
  );
}
