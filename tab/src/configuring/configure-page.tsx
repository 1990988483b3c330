import {
  Field,
  Link,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { useEffect, useRef, useState } from "react";
import { createApi } from "../foundation/api.ts";
import type { Host } from "../foundation/host.ts";
import { useWords } from "../foundation/language.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { ChannelHere } from "../unit-channels/channel-here.tsx";
import { channelTabOf, channelTabs, type ChannelPlace } from "./channel-tabs.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    height: "100%",
    boxSizing: "border-box",
    overflow: "auto",
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0, maxWidth: "60ch" },
  choice: { display: "flex", flexDirection: "column" },
  choiceHint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** For what a unit's channel needs; whoever adds a tab need not be known to Vanthu, and is asked for nothing. */
function apiOf({ token }: Host) {
  const none = () => null;
  return createApi({ tokens: { token, renew: token, lost: none }, agencyId: none, onBehalfOf: none });
}

/** What Teams shows while a tab is added to a channel or a group chat: which of our pages it is to be. */
export function ConfigurePage({ host }: { host: Host }) {
  const styles = useStyles();
  const t = useWords(words);
  const [api] = useState(() => apiOf(host));
  const [chosen, setChosen] = useState<ChannelPlace>(channelTabs[0]);
  const answer = useRef(channelTabOf(chosen, t(chosen.word), window.location.origin));
  useEffect(() => {
    answer.current = channelTabOf(chosen, t(chosen.word), window.location.origin);
  }, [chosen, t]);
  useEffect(() => {
    host.shown();
    host.channelTab?.(
      (entityId) => setChosen(channelTabs.find((one) => one.entityId === entityId) ?? channelTabs[0]),
      () => answer.current,
    );
  }, [host]);
  if (host.channelTab === null) {
    return (
      <div className={styles.page}>
        <EmptyState
          icon={<PeopleTeamRegular />}
          title={t("onlyInTeams")}
          hint={t("onlyInTeamsHint")}
          action={<Link href="/tab/">{t("open")}</Link>}
        />
      </div>
    );
  }
  return (
    <main className={styles.page}>
      <h1 className={styles.heading}>{t("heading")}</h1>
      <p className={styles.hint}>{t("rights")}</p>
      <Field hint={t("next")}>
        <RadioGroup
          aria-label={t("heading")}
          value={chosen.entityId}
          onChange={(_event, { value }) =>
            setChosen((now) => channelTabs.find((one) => one.entityId === value) ?? now)
          }
        >
          {channelTabs.map((one) => (
            <Radio
              key={one.entityId}
              value={one.entityId}
              label={
                <span className={styles.choice}>
                  {t(one.word)}
                  <span className={styles.choiceHint}>{t(one.hint)}</span>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {host.channel === null ? null : <ChannelHere api={api} channel={host.channel} />}
    </main>
  );
}
