import { Button, Field, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { UnitChannels } from "../../../src/contract/channels.ts";
import type { Api } from "../foundation/api.ts";
import type { ChannelInTeams } from "../foundation/host.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { SignInNeeded } from "../foundation/problem-error.ts";
import { onTouch } from "../foundation/screen.ts";
import { FailedState, FailureBar, ListSkeleton } from "../foundation/states.tsx";
import { UnlinkDialog } from "./unlink-dialog.tsx";
import { useLinking, useUnitChannels } from "./use-unit-channels.ts";
import { useLostWords } from "./use-lost-channel.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  section: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0, maxWidth: "60ch" },
  told: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: tokens.spacingHorizontalM },
  unit: { flex: "1 1 220px", maxWidth: "360px" },
  select: { [onTouch]: { "& .fui-Select__select": { minHeight: "44px" } } },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** In the settings of a channel's tab: the unit whose work is posted in this channel. */
export function ChannelHere({ api, channel }: { api: Api; channel: ChannelInTeams }) {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useUnitChannels(api);
  // A tab is added by whoever is in the channel; who is no user of Vanthu has nothing to link.
  if (error instanceof SignInNeeded) return null;
  return (
    <section className={styles.section} aria-labelledby="unit-channel">
      <h2 id="unit-channel" className={styles.heading}>
        {t("here")}
      </h2>
      <p className={styles.hint}>{t("hereAbout")}</p>
      {data === undefined ? (
        error === null ? (
          <ListSkeleton rows={1} />
        ) : (
          <FailedState error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Standing api={api} channel={channel} data={data} />
      )}
    </section>
  );
}

interface StandingProps {
  readonly api: Api;
  readonly channel: ChannelInTeams;
  readonly data: UnitChannels;
}

function Standing({ api, channel, data }: StandingProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [isLeaving, setIsLeaving] = useState(false);
  const lostWords = useLostWords();
  const link = data.links.find(({ channelId }) => channelId === channel.channelId);
  if (link === undefined && data.units.length === 0) return <p className={styles.hint}>{t("hereOthers")}</p>;
  if (link === undefined) return <Choice api={api} channel={channel} units={data.units} />;
  return (
    <>
      <p className={styles.told}>{t("hereLinked", { unit: link.unit.name })}</p>
      {link.state === "lost" ? <NoticeBar intent="warning">{lostWords(link)}</NoticeBar> : null}
      <div className={styles.row}>
        <Button className={styles.button} onClick={() => setIsLeaving(true)}>
          {t("unlink")}
        </Button>
      </div>
      {link.state === "lost" ? <Choice api={api} channel={channel} units={[link.unit]} /> : null}
      {isLeaving ? <UnlinkDialog api={api} link={link} onClose={() => setIsLeaving(false)} /> : null}
    </>
  );
}

interface ChoiceProps {
  readonly api: Api;
  readonly channel: ChannelInTeams;
  readonly units: UnitChannels["units"];
}

function Choice({ api, channel, units }: ChoiceProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const linking = useLinking(api);
  const [only] = units;
  const [chosen, setChosen] = useState(units.length === 1 && only !== undefined ? only.id : "");
  return (
    <>
      <div className={styles.row}>
        <Field label={t("unit")} className={styles.unit}>
          <Select className={styles.select} value={chosen} onChange={(_event, { value }) => setChosen(value)}>
            <option value="">{t("choose")}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          className={styles.button}
          disabledFocusable={chosen === "" || linking.isPending}
          onClick={() => linking.mutate({ unitId: chosen, ...channel, language })}
        >
          {t(linking.isPending ? "linking" : "link")}
        </Button>
      </div>
      <FailureBar error={linking.error} />
    </>
  );
}
