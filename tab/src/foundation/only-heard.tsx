import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  heard: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Words for screen readers where the eye has a sign. */
export function OnlyHeard({ children }: { children: ReactNode }) {
  return <span className={useStyles().heard}>{children}</span>;
}
