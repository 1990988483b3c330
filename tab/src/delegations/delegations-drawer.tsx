import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  ownDelegations,
  type DelegationView,
  type OwnDelegations,
} from "../../../src/contract/delegations.ts";
import { useWords } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { onTouch } from "../foundation/screen.ts";
import { useHere } from "../foundation/session.tsx";
import { SideDrawer } from "../foundation/side-drawer.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { DelegationDialog } from "./delegation-dialog.tsx";
import { DelegationLine } from "./delegation-line.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  about: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, marginTop: 0 },
  head: {
    ...typographyStyles.body1Strong,
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
  },
  none: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  touch: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
});

/** Ủy quyền: who acts in my place, and in whose place I act. */
export function DelegationsDrawer({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { api } = useHere();
  const { data, error, refetch } = useQuery({
    queryKey: keys.delegations,
    queryFn: ({ signal }) => api.get("/api/delegations", ownDelegations, { signal }),
  });
  return (
    <SideDrawer title={t("title")} onClose={onClose}>
      <p className={styles.about}>{t("about")}</p>
      {error === null ? (
        data === undefined ? (
          <ListSkeleton rows={4} />
        ) : (
          <Both own={data} />
        )
      ) : (
        <FailedState error={error} onRetry={() => void refetch()} />
      )}
    </SideDrawer>
  );
}

function Both({ own }: { own: OwnDelegations }) {
  const styles = useStyles();
  const t = useWords(words);
  const { actFor } = useHere();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {own.receivers.length === 0 ? (
        <p className={styles.none}>{t("notPossible")}</p>
      ) : (
        <Button
          className={styles.touch}
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => setAdding(true)}
        >
          {t("add")}
        </Button>
      )}
      <List head={t("given")} none={t("noneGiven")} items={own.given} />
      <List
        head={t("received")}
        none={t("noneReceived")}
        items={own.received}
        onAct={({ giver }) => actFor(giver.id)}
      />
      {isAdding ? <DelegationDialog receivers={own.receivers} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

interface ListProps {
  readonly head: string;
  readonly none: string;
  readonly items: readonly DelegationView[];
  readonly onAct?: (delegation: DelegationView) => void;
}

function List({ head, none, items, onAct }: ListProps) {
  const styles = useStyles();
  return (
    <section aria-label={head}>
      <h3 className={styles.head}>{head}</h3>
      {items.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.list}>
          {items.map((one) => (
            <DelegationLine key={one.id} delegation={one} onAct={onAct && (() => onAct(one))} />
          ))}
        </ul>
      )}
    </section>
  );
}
