import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { useState } from "react";
import type { UnitChannels } from "../../../../src/contract/channels.ts";
import { showCount, showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { listDetail, listLine, listSign } from "../../foundation/list-line.ts";
import { useNow } from "../../foundation/now.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { EmptyState } from "../../foundation/states.tsx";
import { UnlinkDialog } from "../../unit-channels/unlink-dialog.tsx";
import { useLostWords } from "../../unit-channels/use-lost-channel.ts";
import { useUnitChannels } from "../../unit-channels/use-unit-channels.ts";
import { words } from "../../unit-channels/words.ts";
import { PartFrame, usePartStyles } from "../part-frame.tsx";

const useStyles = makeStyles({
  item: listLine,
  good: { ...listSign, color: tokens.colorStatusSuccessForeground3 },
  bad: { ...listSign, color: tokens.colorStatusWarningForeground2 },
  name: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  what: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  more: listDetail,
  act: { [onPhone]: { gridColumn: "2", justifySelf: "start" }, [onTouch]: { minHeight: "44px" } },
});

type Link = UnitChannels["links"][number];

/** Quản trị, Kênh của đơn vị: where units' work is posted, and which channels are lost. */
export function ChannelsPart() {
  const t = useWords(words);
  const part = usePartStyles();
  const api = useApi();
  const query = useUnitChannels(api);
  const [leaving, setLeaving] = useState<Link | null>(null);
  return (
    <PartFrame title={t("title")} about={t("about")} query={query}>
      {({ links }) => (
        <>
          {links.length === 0 ? (
            <EmptyState icon={<PeopleTeamRegular />} title={t("none")} hint={t("noneHint")} />
          ) : (
            <ul className={part.list} aria-label={t("list")}>
              {links
                .toSorted((a, b) => a.state.localeCompare(b.state) * -1)
                .map((link) => (
                  <ChannelLine key={link.id} link={link} onLeave={() => setLeaving(link)} />
                ))}
            </ul>
          )}
          {leaving === null ? null : (
            <UnlinkDialog api={api} link={leaving} onClose={() => setLeaving(null)} />
          )}
        </>
      )}
    </PartFrame>
  );
}

function ChannelLine({ link, onLeave }: { link: Link; onLeave: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const lostWords = useLostWords();
  const when = (at: string) => showWhen(at, now, language);
  const place = [link.teamName, link.channelName].filter((part) => part !== null).join(" / ");
  const isLost = link.state === "lost";
  const more = [
    t("linkedBy", { who: link.linkedBy, when: when(link.linkedAt) }),
    link.failedPosts === 0 ? "" : t("failed", { n: showCount(link.failedPosts, language) }),
  ];
  return (
    <li className={styles.item}>
      <span className={isLost ? styles.bad : styles.good} aria-hidden>
        {isLost ? <WarningFilled /> : <CheckmarkCircleFilled />}
      </span>
      <div>
        <h3 className={styles.name}>{link.unit.name}</h3>
        <p className={styles.what}>{place === "" ? t("teams") : place}</p>
        <p className={styles.what}>{isLost ? lostWords(link) : t("active")}</p>
        <p className={styles.more}>{more.filter((part) => part !== "").join(" · ")}</p>
      </div>
      <Button className={styles.act} aria-label={t("unlinkWhat", { unit: link.unit.name })} onClick={onLeave}>
        {t("unlink")}
      </Button>
    </li>
  );
}
