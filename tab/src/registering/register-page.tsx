import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useWords } from "../foundation/language.tsx";
import { useHasRole } from "../foundation/session.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { RegisterFormPage } from "./register-form-page.tsx";
import { words } from "./words.ts";

/** Vào sổ văn bản đến: the form beside the paper. */
export function RegisterPage() {
  const t = useWords(words);
  const isClerk = useHasRole("clerk");
  if (!isClerk)
    return <EmptyState icon={<LockClosedRegular />} title={t("title")} hint={t("noPermission")} />;
  return <RegisterFormPage />;
}
