import { Button } from "@fluentui/react-components";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { useState } from "react";
import { freezes, type FreezeView } from "../../../../src/contract/accounts.ts";
import { FreezeDialog } from "../../accounts/freeze-dialog.tsx";
import { useWords } from "../../foundation/language.tsx";
import { EmptyState } from "../../foundation/states.tsx";
import { PartFrame, usePartStyles } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";
import { FrozenAccount } from "./frozen-account.tsx";
import { words } from "./words.ts";

/** Tài khoản bị khóa: for who answers for the security of the agency (R61, R62). */
export function AccountsPart() {
  const part = usePartStyles();
  const t = useWords(words);
  const query = useAdmin("freezes", freezes);
  const [isReporting, setReporting] = useState(false);
  const report = (
    <Button className={part.act} onClick={() => setReporting(true)}>
      {t("report")}
    </Button>
  );
  return (
    <>
      <PartFrame title={t("title")} about={t("about")} act={report} query={query}>
        {(items) => <Frozen items={items} />}
      </PartFrame>
      {isReporting ? <FreezeDialog onClose={() => setReporting(false)} /> : null}
    </>
  );
}

function Frozen({ items }: { items: readonly FreezeView[] }) {
  const part = usePartStyles();
  const t = useWords(words);
  if (items.length === 0)
    return <EmptyState icon={<ShieldCheckmarkRegular />} title={t("none")} hint={t("noneHint")} />;
  return (
    <ul className={part.list} aria-label={t("list")}>
      {items.map((freeze) => (
        <FrozenAccount key={freeze.id} freeze={freeze} />
      ))}
    </ul>
  );
}
