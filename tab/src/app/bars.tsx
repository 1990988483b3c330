import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { PersonSwapFilled } from "@fluentui/react-icons/svg/person-swap";
import { useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { useIsOnline } from "../foundation/queries.ts";
import { useHere } from "../foundation/session.tsx";
import { onTouch } from "../foundation/screen.ts";
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
  stop: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
  strong: { fontWeight: tokens.fontWeightSemibold },
  icon: { fontSize: "20px", lineHeight: 0 },
});

/** What holds for everything on the screen: on whose behalf, and that the network is away. */
export function Bars() {
  const styles = useStyles();
  const t = useWords(words);
  const f = useWords(foundationWords);
  const { session, actFor } = useHere();
  const { onBehalfOf } = session;
  const isOnline = useIsOnline();
  return (
    <>
      {onBehalfOf === null ? null : (
        <output className={styles.behalf}>
          <PersonSwapFilled className={styles.icon} />
          <span className={styles.strong}>{t("onBehalfOf", { name: onBehalfOf.name })}</span>
          <span>
            {onBehalfOf.types === null
              ? t("onBehalfOfHint")
              : t("onBehalfOfTypes", { types: onBehalfOf.types.join(", ") })}
          </span>
          <Button className={styles.stop} size="small" onClick={() => actFor(null)}>
            {t("stopBehalf")}
          </Button>
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
