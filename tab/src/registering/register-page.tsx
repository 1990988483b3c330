import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useArrivalId } from "../arrivals/use-arrival.ts";
import { useWords } from "../foundation/language.tsx";
import { useHasRole } from "../foundation/session.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { RegisterFormPage } from "./register-form-page.tsx";
import type { SavedDocument } from "./saved-bar.tsx";
import { words } from "./words.ts";

/** Vào sổ văn bản đến: the form beside the paper. What an agency outside sent has a form of its own. */
export function RegisterPage() {
  const t = useWords(words);
  const isClerk = useHasRole("clerk");
  const arrivalId = useArrivalId();
  const navigate = useNavigate();
  const [saved, setSaved] = useState<SavedDocument | null>(null);
  if (!isClerk)
    return <EmptyState icon={<LockClosedRegular />} title={t("title")} hint={t("noPermission")} />;
  return (
    <RegisterFormPage
      key={arrivalId}
      {...{ arrivalId, saved, setSaved }}
      onEnd={() => (arrivalId === null ? undefined : void navigate("/incoming/new", { replace: true }))}
    />
  );
}
