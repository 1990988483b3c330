import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import type { IncomingCheck } from "../../../src/contract/incoming.ts";
import { useWords } from "../foundation/language.tsx";
import type { FormAct } from "./form-state.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  text: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
});

const names = { tcvn3: "TCVN3", vni: "VNI" } as const;
const convertible = [
  "senderName",
  "abstract",
  "signerName",
  "signerPosition",
  "toPlaces",
  "description",
  "typeName",
] as const;

interface LegacyLinesProps {
  readonly legacy: IncomingCheck["legacy"];
  readonly act: (act: FormAct) => void;
}

/** Text that was pasted from an old machine, as it would read in Unicode, and the button that makes it so (R15). */
export function LegacyLines({ legacy, act }: LegacyLinesProps) {
  const styles = useStyles();
  const t = useWords(words);
  return legacy.map(({ field, encoding, converted }) => {
    const known = convertible.find((name) => name === field);
    if (known === undefined) return null;
    const [before = "", after = ""] = t("legacy", { encoding: names[encoding] }).split("{text}");
    return (
      <MessageBar key={field} intent="warning" layout="multiline">
        <MessageBarBody>
          {before}
          <span className={styles.text}>{converted}</span>
          {after}
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => act({ act: "edit", patch: { [known]: converted } })}>
            {t("convert")}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  });
}
