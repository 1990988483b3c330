import {
  makeStyles,
  mergeClasses,
  tokens,
  Tree,
  TreeItem,
  TreeItemLayout,
  typographyStyles,
} from "@fluentui/react-components";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import type { OrgNodeView } from "../../../../src/contract/administration.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { chosenSurface, hoverSurface } from "../../foundation/surfaces.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  layout: {
    minHeight: "36px",
    [onTouch]: { minHeight: "44px" },
    ":hover": { backgroundColor: hoverSurface, color: tokens.colorNeutralForeground1 },
  },
  chosen: {
    backgroundColor: chosenSurface,
    fontWeight: tokens.fontWeightSemibold,
    ":hover": { backgroundColor: chosenSurface },
  },
  abbreviation: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
});

interface OrgTreeProps {
  readonly nodes: readonly OrgNodeView[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Agencies with their units, of any depth; arrows open, close and move. */
export function OrgTree({ nodes, chosen, onChoose }: OrgTreeProps) {
  const t = useWords(words);
  const ids = new Set(nodes.map((node) => node.id));
  const roots = nodes.filter((node) => node.parentId === null || !ids.has(node.parentId));
  return (
    <Tree aria-label={t("tree")} defaultOpenItems={nodes.map((node) => node.id)}>
      {roots.map((node) => (
        <Branch key={node.id} node={node} {...{ nodes, chosen, onChoose }} />
      ))}
    </Tree>
  );
}

function Branch({ node, nodes, chosen, onChoose }: OrgTreeProps & { readonly node: OrgNodeView }) {
  const styles = useStyles();
  const below = nodes.filter((one) => one.parentId === node.id);
  const isChosen = node.id === chosen;
  return (
    <TreeItem
      itemType={below.length === 0 ? "leaf" : "branch"}
      value={node.id}
      aria-current={isChosen ? "true" : undefined}
      onClick={(event) => {
        event.stopPropagation();
        onChoose(node.id);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChoose(node.id);
      }}
    >
      <TreeItemLayout
        className={mergeClasses(styles.layout, isChosen && styles.chosen)}
        iconBefore={node.kind === "agency" ? <BuildingRegular /> : <PeopleTeamRegular />}
        aside={<span className={styles.abbreviation}>{node.abbreviation}</span>}
      >
        {node.name}
      </TreeItemLayout>
      {below.length === 0 ? null : (
        <Tree>
          {below.map((child) => (
            <Branch key={child.id} node={child} {...{ nodes, chosen, onChoose }} />
          ))}
        </Tree>
      )}
    </TreeItem>
  );
}
