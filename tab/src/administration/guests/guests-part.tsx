import { Button, Field, makeStyles, Textarea, tokens, typographyStyles } from "@fluentui/react-components";
import { BuildingGovernmentRegular } from "@fluentui/react-icons/svg/building-government";
import { useState } from "react";
import {
  agencyAccounts,
  type AgencyAccounts,
  type AgencyAccountView,
  type RepresentativeView,
} from "../../../../src/contract/guests.ts";
import { showDate, showWhen } from "../../foundation/format.ts";
import { useLanguage, useSay, useWords } from "../../foundation/language.tsx";
import { useNow } from "../../foundation/now.ts";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { EmptyState, FailureBar } from "../../foundation/states.tsx";
import { SenderField } from "../../registering/sender-field.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { PartFrame, usePartStyles } from "../part-frame.tsx";
import { useAdmin, useAdminChange } from "../use-admin.ts";
import { NameDialog } from "./name-dialog.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  account: {
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: `${tokens.spacingVerticalXS} 0`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  name: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  person: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Cơ quan ngoài: one account each, and the people who act for it (R20-R22). */
export function GuestsPart() {
  const part = usePartStyles();
  const t = useWords(words);
  const query = useAdmin("guests", agencyAccounts);
  const [isOpening, setOpening] = useState(false);
  const open = (
    <Button className={part.act} appearance="primary" onClick={() => setOpening(true)}>
      {t("open")}
    </Button>
  );
  return (
    <>
      <PartFrame title={t("title")} about={t("about")} act={open} query={query}>
        {(data) => <Accounts data={data} />}
      </PartFrame>
      {isOpening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}

function Accounts({ data: { accounts, guests } }: { data: AgencyAccounts }) {
  const part = usePartStyles();
  const t = useWords(words);
  if (accounts.length === 0)
    return <EmptyState icon={<BuildingGovernmentRegular />} title={t("none")} hint={t("noneHint")} />;
  return (
    <ul className={part.list} aria-label={t("title")}>
      {accounts.map((account) => (
        <Account key={account.id} account={account} guests={guests} />
      ))}
    </ul>
  );
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const say = useSay();
  const opening = useAdminChange(onClose);
  const [name, setName] = useState("");
  const [outsideId, setOutsideId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const refused = fieldSentence(opening.error, "outsideId");
  const wrong = refused ? say(refused) : tried && outsideId === null ? t("chooseAgency") : null;
  return (
    <EditDialog
      title={t("openTitle")}
      isSaving={opening.isPending}
      error={opening.error}
      onSave={() => {
        setTried(true);
        if (outsideId !== null) opening.mutate({ method: "post", path: "guests", body: { outsideId } });
      }}
      onClose={onClose}
    >
      <Field
        label={t("agency")}
        hint={t("agencyHint")}
        required
        {...(wrong === null ? {} : { validationMessage: wrong })}
      >
        <SenderField
          aria-label={t("agency")}
          value={name}
          isPicked={outsideId !== null}
          onType={(text) => {
            setName(text);
            setOutsideId(null);
          }}
          onPick={(agency) => {
            setName(agency.name);
            setOutsideId(agency.id);
          }}
        />
      </Field>
    </EditDialog>
  );
}

function Account({ account, guests }: { account: AgencyAccountView; guests: AgencyAccounts["guests"] }) {
  const styles = useStyles();
  const part = usePartStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const [dialog, setDialog] = useState<"name" | "close" | null>(null);
  const { outside, openedBy, openedAt, closed, people } = account;
  const agency = outside.name;
  const done = () => setDialog(null);
  return (
    <li className={styles.account}>
      <div className={styles.item}>
        <div>
          <h3 className={styles.name}>{agency}</h3>
          <p className={styles.more}>
            {closed === null
              ? t("opened", { by: openedBy, when: showWhen(openedAt, now, language) })
              : t("closed", {
                  by: closed.by,
                  when: showWhen(closed.at, now, language),
                  reason: closed.reason,
                })}
          </p>
        </div>
        {closed === null ? (
          <div className={styles.acts}>
            <Button
              className={styles.touch}
              aria-label={t("nameFor", { agency })}
              onClick={() => setDialog("name")}
            >
              {t("name")}
            </Button>
            <Button
              className={styles.touch}
              appearance="subtle"
              aria-label={t("closeFor", { agency })}
              onClick={() => setDialog("close")}
            >
              {t("close")}
            </Button>
          </div>
        ) : null}
      </div>
      <ul className={part.list} aria-label={t("people", { agency })}>
        {people.length === 0 ? <li className={styles.more}>{t("nobody")}</li> : null}
        {people.map((one) => (
          <Person key={one.id} one={one} />
        ))}
      </ul>
      {dialog === "name" ? <NameDialog account={account} guests={guests} onClose={done} /> : null}
      {dialog === "close" ? <CloseDialog account={account} onClose={done} /> : null}
    </li>
  );
}

function Person({ one }: { one: RepresentativeView }) {
  const styles = useStyles();
  const t = useWords(words);
  const ending = useAdminChange(() => undefined);
  const { id, person, email, basis, validFrom, validTo, state, version } = one;
  const isOpen = state === "holds" || state === "coming" || state === "frozen" || state === "inactive";
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.person}>
          {person.name} · {email}
        </p>
        <p className={styles.more}>
          {t(state)} · {t("line", { from: showDate(validFrom), to: showDate(validTo), basis })}
        </p>
      </div>
      {isOpen ? (
        <Button
          className={styles.touch}
          appearance="subtle"
          aria-label={t("endFor", { name: person.name })}
          disabledFocusable={ending.isPending}
          onClick={() =>
            ending.mutate({ method: "post", path: `representatives/${id}/end`, body: { version } })
          }
        >
          {t("end")}
        </Button>
      ) : null}
      <FailureBar error={ending.error} />
    </li>
  );
}

function CloseDialog({ account, onClose }: { account: AgencyAccountView; onClose: () => void }) {
  const t = useWords(words);
  const closing = useAdminChange(onClose);
  const [reason, setReason] = useState("");
  const { id, version, outside } = account;
  return (
    <EditDialog
      title={t("closeFor", { agency: outside.name })}
      saveWord={t("closeDo")}
      isSaving={closing.isPending}
      error={closing.error}
      onSave={() =>
        reason.trim() === ""
          ? undefined
          : closing.mutate({ method: "post", path: `guests/${id}/close`, body: { version, reason } })
      }
      onClose={onClose}
    >
      <p>{t("closeAbout")}</p>
      <Field label={t("reason")} required>
        <Textarea value={reason} maxLength={500} onChange={(_event, data) => setReason(data.value)} />
      </Field>
    </EditDialog>
  );
}
