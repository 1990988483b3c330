import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { BeakerRegular } from "@fluentui/react-icons/svg/beaker";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { practiceView, type PracticeView } from "../../../../src/contract/help.ts";
import { showCount, showInstant } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { keys } from "../../foundation/queries.ts";
import { onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { EmptyState, FailureBar } from "../../foundation/states.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { PartFrame } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  name: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}` },
  facts: { ...typographyStyles.body1, margin: 0 },
  foot: { marginTop: tokens.spacingVerticalL },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** Founds the agency in which people practise, or begins it anew. */
function useOpening(onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post("/api/admin/practice", undefined, practiceView),
    onSuccess: (view) => {
      queries.setQueryData([...keys.administration, "practice", {}], view);
      void queries.invalidateQueries({ queryKey: keys.session });
      onDone();
    },
  });
}

/** Quản trị, Tập dượt: where people learn the work (R67). */
export function PracticePart() {
  const styles = useStyles();
  const t = useWords(words);
  const query = useAdmin("practice", practiceView);
  const [isAsked, setIsAsked] = useState(false);
  const opening = useOpening(() => setIsAsked(false));
  const word = opening.isPending ? "working" : "open";
  return (
    <>
      <PartFrame title={t("title")} about={t("about")} query={query}>
        {({ practice }) =>
          practice === null ? (
            <EmptyState
              icon={<BeakerRegular />}
              title={t("none")}
              action={
                <Button
                  appearance="primary"
                  className={styles.button}
                  disabledFocusable={opening.isPending}
                  onClick={() => opening.mutate()}
                >
                  {t(word)}
                </Button>
              }
            />
          ) : (
            <Standing practice={practice} onAgain={() => setIsAsked(true)} />
          )
        }
      </PartFrame>
      {isAsked ? (
        <EditDialog
          title={t("again")}
          saveWord={t(opening.isPending ? "working" : "again")}
          isSaving={opening.isPending}
          error={opening.error}
          onClose={() => setIsAsked(false)}
          onSave={() => opening.mutate()}
        >
          {t("againSure")}
        </EditDialog>
      ) : (
        <FailureBar error={opening.error} />
      )}
    </>
  );
}

function Standing({
  practice,
  onAgain,
}: {
  practice: NonNullable<PracticeView["practice"]>;
  onAgain: () => void;
}) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { name, people, documents, foundedBy, foundedAt } = practice;
  return (
    <>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.facts}>{t("people", { n: people })}</p>
      <p className={styles.facts}>{t("documents", { n: showCount(documents, language) })}</p>
      <p className={styles.facts}>{t("since", { who: foundedBy, at: showInstant(foundedAt) })}</p>
      <div className={styles.foot}>
        <Button className={styles.button} onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
    </>
  );
}
