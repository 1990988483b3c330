import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { BuildingGovernmentRegular } from "@fluentui/react-icons/svg/building-government";
import { useWords } from "../foundation/language.tsx";
import { useHere } from "../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  button: { maxWidth: "100%", justifyContent: "flex-start", paddingLeft: 0 },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

/** For somebody who acts in several agencies: in which one now. */
export function AgencyMenu() {
  const styles = useStyles();
  const t = useWords(words);
  const { session, chooseAgency } = useHere();
  return (
    <Menu
      checkedValues={{ agency: [session.agency.id] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const [next] = checkedItems;
        if (next !== undefined && next !== session.agency.id) chooseAgency(next);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="transparent"
          className={styles.button}
          icon={<BuildingGovernmentRegular />}
          aria-label={`${t("chooseAgency")}: ${session.agency.name}`}
        >
          <span className={styles.name}>{session.agency.name}</span>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {session.agencies.map((agency) => (
            <MenuItemRadio key={agency.id} name="agency" value={agency.id}>
              {agency.name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
