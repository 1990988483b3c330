import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { MegaphoneRegular } from "@fluentui/react-icons/svg/megaphone";
import { useNavigate } from "react-router";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useHasRole } from "../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  offer: {
    marginTop: tokens.spacingVerticalL,
    [onTouch]: { minHeight: "44px" },
  },
});

/** The way from a document to an announcement about it, for whoever may announce (`mayAnnounce`). */
export function AnnounceDocument({ documentId }: { readonly documentId: string }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const isClerk = useHasRole("clerk");
  const isLeader = useHasRole("leader");
  if (!isClerk && !isLeader) return null;
  return (
    <Button
      size="small"
      className={styles.offer}
      icon={<MegaphoneRegular />}
      onClick={() => void navigate(`/announcements/new?document=${documentId}`)}
    >
      {t("announceDocument")}
    </Button>
  );
}
