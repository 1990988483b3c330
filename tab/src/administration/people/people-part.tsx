import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  SearchBox,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { useState } from "react";
import { peopleView, type PeopleOverview } from "../../../../src/contract/administration.ts";
import { fold } from "../../../../src/domain/text/fold.ts";
import { useWords } from "../../foundation/language.tsx";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin } from "../use-admin.ts";
import { words as partWords } from "../words.ts";
import { PeopleTable } from "./people-table.tsx";
import { NewPersonDialog } from "./new-person-dialog.tsx";
import { PersonDrawer } from "./person-drawer.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  search: { flex: "1 1 200px", maxWidth: "320px", [onPhone]: { order: 1, maxWidth: "none" } },
  count: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
  add: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
});

/** Who works here, as what and since when, and whom the bot reaches. */
export function PeoplePart() {
  const { data, error, refetch } = useAdmin("people", peopleView);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return data ? <People overview={data} /> : <ListSkeleton rows={8} />;
}

function People({ overview }: { overview: PeopleOverview }) {
  const styles = useStyles();
  const t = useWords(words);
  const name = useWords(partWords);
  const [typed, setTyped] = useState("");
  const [openId, setOpenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const wanted = fold(typed);
  const shown = overview.people.filter((one) =>
    [
      one.fullName,
      one.email,
      ...one.appointments.flatMap((post) => [post.unit ?? "", post.position ?? ""]),
    ].some((text) => fold(text).includes(wanted)),
  );
  const unreachable = overview.people.filter((one) => one.isActive && one.reach !== "reachable").length;
  const open = overview.people.find((one) => one.id === openId);
  return (
    <div className={styles.part}>
      <header className={styles.bar}>
        <h2 className={styles.title}>{name("people")}</h2>
        <SearchBox
          className={styles.search}
          value={typed}
          placeholder={t("search")}
          aria-label={t("search")}
          onChange={(_event, data) => setTyped(data.value)}
        />
        <output className={styles.count}>{t("count", { n: shown.length })}</output>
        <Button
          className={styles.add}
          appearance="primary"
          icon={<PersonAddRegular />}
          onClick={() => setAdding(true)}
        >
          {t("add")}
        </Button>
      </header>
      {unreachable === 0 ? null : (
        <MessageBar intent="warning">
          <MessageBarBody>{t("unreachable", { n: unreachable })}</MessageBarBody>
        </MessageBar>
      )}
      <PeopleTable people={shown} onOpen={setOpenId} />
      {isAdding ? <NewPersonDialog positions={overview.positions} onClose={() => setAdding(false)} /> : null}
      {open ? (
        <PersonDrawer person={open} positions={overview.positions} onClose={() => setOpenId(null)} />
      ) : null}
    </div>
  );
}
