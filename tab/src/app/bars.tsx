import { makeStyles, tokens } from "@fluentui/react-components";
import { PersonSwapFilled } from "@fluentui/react-icons/svg/person-swap";
import { useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { useIsOnline } from "../foundation/queries.ts";
import { useSession } from "../foundation/session.tsx";
import { words as foundationWords } from "../foundation/words.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  behalf: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase300,
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  icon: { fontSize: "20px", lineHeight: 0 },
});

/** What holds for everything on the screen: on whose behalf, and that the network is away. */
export function Bars() {
  const styles = useStyles();
  const t = useWords(words);
  const f = useWords(foundationWords);
  const { onBehalfOf } = useSession();
  const isOnline = useIsOnline();
  return (
    <>
      {onBehalfOf === null ? null : (
        <output className={styles.behalf}>
          <PersonSwapFilled className={styles.icon} />
          <span className={styles.strong}>{t("onBehalfOf", { name: onBehalfOf.name })}</span>
          <span>{t("onBehalfOfHint")}</span>
        </output>
      )}
      {isOnline ? null : (
        <NoticeBar intent="warning" isSquare>
          {f("offline")}
        </NoticeBar>
      )}
    </>
  );
}
