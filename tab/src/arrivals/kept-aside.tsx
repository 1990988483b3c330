import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import { useWords } from "../foundation/language.tsx";
import { useFormDraft } from "../registering/use-register-form.ts";
import { words } from "./words.ts";

/** The clerk had begun another form: it is as it was left, and one press away. */
export function KeptAside() {
  const t = useWords(words);
  const navigate = useNavigate();
  if (useFormDraft(null).value === null) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t("keptAside")}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void navigate("/incoming/new")}>
          {t("keptOpen")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
