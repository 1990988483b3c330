import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useState } from "react";
import { organisation } from "../../../../src/contract/administration.ts";
import { showDate, today } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { onNarrow } from "../../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { DateText } from "../../registering/date-text.tsx";
import { readTypedDate } from "../../registering/typed-date.ts";
import { useNow } from "../../registering/use-now.ts";
import { useAdmin } from "../use-admin.ts";
import { NodeCard } from "./node-card.tsx";
import { OrgTree } from "./org-tree.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.subtitle2, margin: 0, flex: 1, alignSelf: "start" },
  date: { width: "180px" },
  sides: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(320px, 400px)",
    gap: tokens.spacingHorizontalXL,
    [onNarrow]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

/** The tree as it was, is or will be on any day, and what can be done with the chosen unit. */
export function OrganisationPart() {
  const styles = useStyles();
  const t = useWords(words);
  const now = useNow();
  const [typed, setTyped] = useState(showDate(today()));
  const [chosen, setChosen] = useState<string | null>(null);
  const on = readTypedDate(typed, now, true) ?? today();
  const { data, error, refetch } = useAdmin("organisation", organisation, { on });
  const node =
    data?.nodes.find((one) => one.id === chosen) ?? data?.nodes.find((one) => one.kind === "agency") ?? null;
  return (
    <div className={styles.part}>
      <header className={styles.bar}>
        <h2 className={styles.title}>{t("title")}</h2>
        <Field label={t("on")} className={styles.date}>
          <DateText label={t("on")} value={typed} onChange={setTyped} />
        </Field>
        {on === today() ? null : (
          <Button appearance="subtle" onClick={() => setTyped(showDate(today()))}>
            {t("today")}
          </Button>
        )}
      </header>
      {on === today() ? null : (
        <MessageBar intent="info">
          <MessageBarBody>{t("past", { date: showDate(on) })}</MessageBarBody>
        </MessageBar>
      )}
      {error ? <FailedState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <ListSkeleton rows={6} /> : null}
      {data ? (
        <div className={styles.sides}>
          <OrgTree nodes={data.nodes} chosen={node?.id ?? null} onChoose={setChosen} />
          {node ? <NodeCard node={node} nodes={data.nodes} /> : null}
        </div>
      ) : null}
    </div>
  );
}
