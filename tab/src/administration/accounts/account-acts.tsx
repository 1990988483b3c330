import { Field, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { accountActs, type AccountActs, type FreezeView } from "../../../../src/contract/accounts.ts";
import { localDateOf } from "../../../../src/domain/time/local-date.ts";
import { instantOf, showDate, showInstant } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { useNow } from "../../foundation/now.ts";
import { SideDrawer } from "../../foundation/side-drawer.tsx";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { DateText } from "../../registering/date-text.tsx";
import { readTypedDate } from "../../registering/typed-date.ts";
import { useAdmin } from "../use-admin.ts";
import { words as common } from "../words.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  since: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 136px",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  what: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
});

/** What was done with the account since a moment that is chosen here; documents by their numbers alone. */
export function AccountActsDrawer({ freeze, onClose }: { freeze: FreezeView; onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const c = useWords(common);
  const lostSince = new Date(freeze.lostSince);
  const [date, setDate] = useState(showDate(localDateOf(lostSince)));
  const [time, setTime] = useState("00:00");
  const now = useNow();
  const day = readTypedDate(date, now);
  const since = day === null ? null : instantOf(day, time);
  return (
    <SideDrawer title={t("actsOf", { name: freeze.person.name })} onClose={onClose}>
      <div className={styles.since}>
        <Field label={t("actsSince")} {...(since === null ? { validationMessage: c("badDate") } : {})}>
          <DateText label={t("actsSince")} value={date} onChange={setDate} />
        </Field>
        <Field label={t("time")}>
          <Input type="time" value={time} onChange={(_event, { value }) => setTime(value)} />
        </Field>
      </div>
      {since === null ? null : <Acts freezeId={freeze.id} since={since} />}
    </SideDrawer>
  );
}

function Acts({ freezeId, since }: { freezeId: string; since: string }) {
  const { data, error, refetch } = useAdmin(`freezes/${freezeId}/acts`, accountActs, { since });
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return data ? <ActList acts={data} /> : <ListSkeleton rows={6} />;
}

function ActList({ acts }: { acts: AccountActs }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  if (acts.items.length === 0) return <p className={styles.what}>{t("noActs")}</p>;
  return (
    <>
      {acts.hasMore ? <p className={styles.more}>{t("actsMore", { count: acts.items.length })}</p> : null}
      <ol className={styles.list} aria-label={t("acts")}>
        {acts.items.map((act, i) => (
          <li key={`${act.at} ${i}`} className={styles.item}>
            <p className={styles.what}>{say(act.sentence)}</p>
            <p className={styles.more}>
              {[
                showInstant(act.at),
                act.document === null ? "" : t("ofDocument", { symbol: act.document }),
                act.onBehalfOf === null ? "" : t("behalf", { name: act.onBehalfOf }),
              ]
                .filter((part) => part !== "")
                .join(" · ")}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
