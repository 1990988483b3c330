import {
  Button,
  makeStyles,
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { InstructionView } from "../../../../src/contract/routing.ts";
import { localTimeOf } from "../../../../src/domain/time/local-date.ts";
import { useWords, type Translate } from "../../foundation/language.tsx";
import { useNow } from "../../foundation/now.ts";
import { useNotices } from "../../foundation/notices.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { FailureBar } from "../../foundation/states.tsx";
import { saveAs } from "../../foundation/save-as.ts";
import { keyOfAct, type OfferedAct } from "./mending-acts.ts";
import { isQuiet, offeredActs } from "./offered-acts.ts";
import { useAct } from "./use-act.ts";
import { PrintStampedItem } from "../stamped-copy.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  button: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
});

/** The act's word; with the role where the same act is offered on several assignments. */
function wordOf(t: Translate<typeof words>, act: OfferedAct, detail: IncomingDetail): string {
  if (act.mends !== undefined) return t("mend", { time: endOf(act.mends) });
  const isOne = detail.acts.filter((other) => other.act === act.act).length === 1;
  const assignment = detail.slip.assignments.find(({ id }) => id === act.assignmentId);
  if (act.act === "reopen" && detail.state === "refused") return t("reopenRefused");
  if (isOne || assignment === undefined) return t(act.act);
  const what = act.act === "decideExtension" ? assignment.assignee.name : t(assignment.role);
  return t("forWhom", { act: t(act.act), what });
}

/** Until when it can be mended, as a time of today. */
const endOf = ({ mendableUntil }: InstructionView): string =>
  mendableUntil === null ? "" : localTimeOf(new Date(mendableUntil));

/** Opens the printed slip beside the tab, or saves it where the place forbids new windows. */
function usePrint(detail: IncomingDetail): () => void {
  const api = useApi();
  const notices = useNotices();
  const print = async () => {
    const blob = await api.blob(`/api/incoming/${detail.id}/slip.pdf`);
    const opened = window.open(URL.createObjectURL(blob), "_blank");
    if (opened === null) saveAs(blob, `phieu-giai-quyet-${detail.arrivalNumber}-${detail.year}.pdf`);
  };
  return () => {
    print().catch(notices.failed);
  };
}

interface ButtonProps {
  readonly detail: IncomingDetail;
  readonly act: OfferedAct;
  readonly appearance: "primary" | "secondary";
  readonly onOpen: (act: OfferedAct) => void;
  readonly onStale: () => void;
}

function ActButton({ detail, act, appearance, onOpen, onStale }: ButtonProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { run, isRunning, error } = useAct(detail, act, { onDone: () => undefined, onStale });
  return (
    <>
      <FailureBar error={error} />
      <Button
        className={styles.button}
        appearance={appearance}
        disabledFocusable={isRunning}
        onClick={() => (act.act === "acknowledge" ? run({}) : onOpen(act))}
      >
        {wordOf(t, act, detail)}
      </Button>
    </>
  );
}

function ActItem({ detail, act, onOpen, onStale }: Omit<ButtonProps, "appearance">) {
  const t = useWords(words);
  const { run } = useAct(detail, act, { onDone: () => undefined, onStale });
  return (
    <MenuItem onClick={() => (act.act === "acknowledge" ? run({}) : onOpen(act))}>
      {wordOf(t, act, detail)}
    </MenuItem>
  );
}

/** The primary act last, a second one before it, and everything else in the menu. */
export function ActBar({ detail, onOpen, onStale }: Pick<ButtonProps, "detail" | "onOpen" | "onStale">) {
  const styles = useStyles();
  const t = useWords(words);
  const print = usePrint(detail);
  const [primary, ...others] = offeredActs(detail, useNow());
  const second = others.find((act) => act.act !== "amend");
  const rest = others.filter((act) => act !== second);
  const shared = { detail, onOpen, onStale };
  return (
    <div className={styles.bar}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={t("more")} relationship="label">
            <MenuButton
              className={styles.button}
              appearance="subtle"
              icon={<MoreHorizontalRegular />}
              menuIcon={null}
            />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {rest.map((act) => (
              <ActItem key={keyOfAct(act)} {...shared} act={act} />
            ))}
            {rest.length === 0 ? null : <MenuDivider />}
            <MenuItem icon={<PrintRegular />} onClick={print}>
              {t("printSlip")}
            </MenuItem>
            <PrintStampedItem detail={detail} />
          </MenuList>
        </MenuPopover>
      </Menu>
      {second === undefined ? null : <ActButton {...shared} act={second} appearance="secondary" />}
      {primary === undefined ? null : (
        <ActButton
          {...shared}
          act={primary}
          appearance={isQuiet(primary, detail) ? "secondary" : "primary"}
        />
      )}
    </div>
  );
}
