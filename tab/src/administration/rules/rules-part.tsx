import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { settingsView, type SettingView } from "../../../../src/contract/administration.ts";
import { showDate, showInstant } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { PartFrame } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";
import { RuleDialog } from "./rule-dialog.tsx";
import { useSayValue } from "./say-value.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, maxWidth: "920px" },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  text: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, minWidth: 0 },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  value: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  help: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  coming: { ...typographyStyles.body1, color: tokens.colorBrandForeground1, margin: 0 },
  button: { alignSelf: "start", justifySelf: "end", [onTouch]: { minHeight: "44px" } },
});

/** Every rule: what holds, since when, by which article, and who set it (R70). */
export function RulesPart() {
  const styles = useStyles();
  const t = useWords(words);
  const query = useAdmin("settings", settingsView);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = query.data?.find((setting) => setting.key === openKey);
  return (
    <PartFrame title={t("title")} about={t("about")} query={query}>
      {(settings) => (
        <>
          <ul className={styles.list}>
            {settings.map((setting) => (
              <Rule key={setting.key} setting={setting} onSet={() => setOpenKey(setting.key)} />
            ))}
          </ul>
          {open ? <RuleDialog setting={open} onClose={() => setOpenKey(null)} /> : null}
        </>
      )}
    </PartFrame>
  );
}

function Rule({ setting, onSet }: { setting: SettingView; onSet: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const sayValue = useSayValue();
  const { validFrom, article, setBy, setAt, upcoming } = setting;
  const since = [
    validFrom === null ? t("byDefault") : t("holdsFrom", { date: showDate(validFrom) }),
    article,
    setBy === null || setAt === null ? null : t("setBy", { who: setBy, when: showInstant(setAt) }),
  ];
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <h3 className={styles.name}>{say(setting.name)}</h3>
        <p className={styles.value}>{sayValue(setting, setting.value)}</p>
        {upcoming === null ? null : (
          <p className={styles.coming}>
            {t("upcoming", { date: showDate(upcoming.validFrom), value: sayValue(setting, upcoming.value) })}
          </p>
        )}
        <p className={styles.help}>{since.filter(Boolean).join(" · ")}</p>
        <p className={styles.help}>{say(setting.help)}</p>
      </div>
      <Button className={styles.button} aria-label={t("setOf", { name: say(setting.name) })} onClick={onSet}>
        {t("set")}
      </Button>
    </li>
  );
}
