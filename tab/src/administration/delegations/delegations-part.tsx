import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { PersonSwapRegular } from "@fluentui/react-icons/svg/person-swap";
import { delegations } from "../../../../src/contract/delegations.ts";
import { DelegationLine } from "../../delegations/delegation-line.tsx";
import { words } from "../../delegations/words.ts";
import { useWords } from "../../foundation/language.tsx";
import { EmptyState, FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin } from "../use-admin.ts";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: 0 },
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    maxWidth: "90ch",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
});

/** Every delegation of the agency; an administrator takes one away where neither of the two can. */
export function DelegationsPart() {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useAdmin("delegations", delegations);
  return (
    <>
      <h2 className={styles.title}>{t("title")}</h2>
      <p className={styles.about}>{t("about")}</p>
      {error !== null ? (
        <FailedState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <ListSkeleton rows={4} />
      ) : data.length === 0 ? (
        <EmptyState icon={<PersonSwapRegular />} title={t("none")} hint={t("noneHint")} />
      ) : (
        <ul className={styles.list} aria-label={t("list")}>
          {data.map((one) => (
            <DelegationLine key={one.id} delegation={one} />
          ))}
        </ul>
      )}
    </>
  );
}
