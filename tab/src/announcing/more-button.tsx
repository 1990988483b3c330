import { Button, makeStyles } from "@fluentui/react-components";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({ touch: { [onTouch]: { minHeight: "44px" } } });

interface MoreButtonProps {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** Below a list that comes in pages: the next one, as long as there is one. */
export function MoreButton({ list }: MoreButtonProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (!list.hasNextPage) return null;
  return (
    <Button
      className={styles.touch}
      disabledFocusable={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {t(list.isFetchingNextPage ? "loadingMore" : "more")}
    </Button>
  );
}
