import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { DirectoryView } from "../../../../src/contract/directory-people.ts";
import { useWords } from "../../foundation/language.tsx";
import { FailureBar } from "../../foundation/states.tsx";
import { useAdminChange } from "../use-admin.ts";
import { useDirectoryStyles } from "./directory-styles.ts";
import { words } from "./words.ts";

/** Whom the directory has as the manager of most people of a unit; an administrator appoints. */
export function Heads({ heads }: { readonly heads: DirectoryView["heads"] }) {
  const t = useWords(words);
  if (heads.length === 0) return null;
  return (
    <Proposals title={t("heads")}>
      {heads.map(({ unit, manager, managed, people }) => (
        <Proposal
          key={unit.id}
          name={manager.name}
          about={t("headLine", { unit: unit.name, managed, people })}
          act={t("confirmHead")}
          label={t("confirmHeadOf", { name: manager.name, unit: unit.name })}
          path="directory/heads"
          body={{ unitId: unit.id, managerId: manager.id }}
        />
      ))}
    </Proposals>
  );
}

interface GroupsProps {
  readonly groups: DirectoryView["groups"];
  readonly isRefused: boolean;
}

/** Groups that can be lists of recipients; or that the tenant does not let them be read. */
export function Groups({ groups, isRefused }: GroupsProps) {
  const t = useWords(words);
  if (groups.length === 0 && !isRefused) return null;
  return (
    <Proposals title={t("groups")} hint={isRefused ? t("groupsRefused") : null}>
      {groups.map(({ id, name, people }) => (
        <Proposal
          key={id}
          name={name}
          about={t("groupPeople", { people })}
          act={t("makeList")}
          label={t("makeListOf", { name })}
          path="directory/lists"
          body={{ groupId: id }}
        />
      ))}
    </Proposals>
  );
}

/** Whom an announcement can name at once. */
export function Lists({ lists }: { readonly lists: DirectoryView["lists"] }) {
  const t = useWords(words);
  if (lists.length === 0) return null;
  return (
    <Proposals title={t("lists")} hint={t("listsHint")}>
      {lists.map(({ id, name, people, isGroup, isGone }) => (
        <Proposal
          key={id}
          name={name}
          about={[
            t("groupPeople", { people }),
            t(isGone ? "listGone" : isGroup ? "listOfGroup" : "listOfFile"),
          ].join(" · ")}
          act={t("removeList")}
          label={t("removeListOf", { name })}
          path={`directory/lists/${id}/remove`}
          body={undefined}
        />
      ))}
    </Proposals>
  );
}

interface ProposalsProps {
  readonly title: string;
  readonly hint?: string | null;
  readonly children: readonly ReactNode[];
}

function Proposals({ title, hint = null, children }: ProposalsProps) {
  const styles = useDirectoryStyles();
  return (
    <section aria-label={title}>
      <h3 className={styles.sub}>{title}</h3>
      {hint === null ? null : <p className={styles.about}>{hint}</p>}
      {children.length === 0 ? null : <ul className={styles.list}>{children}</ul>}
    </section>
  );
}

interface ProposalProps {
  readonly name: string;
  readonly about: string;
  readonly act: string;
  /** What the button does, said in full. */
  readonly label: string;
  readonly path: string;
  readonly body: unknown;
}

function Proposal({ name, about, act, label, path, body }: ProposalProps) {
  const styles = useDirectoryStyles();
  const saving = useAdminChange(() => undefined);
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.more}>{about}</p>
        <FailureBar error={saving.error} />
      </div>
      <Button
        className={styles.touch}
        aria-label={label}
        disabledFocusable={saving.isPending}
        onClick={() => saving.mutate({ method: "post", path, body })}
      >
        {act}
      </Button>
    </li>
  );
}
