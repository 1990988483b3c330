import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { useMutation } from "@tanstack/react-query";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { saveAs } from "../foundation/save-as.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({ act: { [onTouch]: { minHeight: "44px" } } });

/** One ZIP by which anybody can check the file's signatures again. */
export function EvidenceButton({ file }: { readonly file: { readonly id: string; readonly name: string } }) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const notices = useNotices();
  const loading = useMutation({
    mutationFn: () => api.blob(`/api/files/${file.id}/evidence.zip`),
    onSuccess: (blob) => saveAs(blob, `Hồ sơ chứng cứ ${file.name}.zip`),
    onError: notices.failed,
  });
  return (
    <Button
      className={styles.act}
      size="small"
      appearance="subtle"
      icon={<ArrowDownloadRegular />}
      disabledFocusable={loading.isPending}
      onClick={() => loading.mutate()}
    >
      {t(loading.isPending ? "evidenceComing" : "evidence")}
    </Button>
  );
}
