import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { onTouch } from "../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
});

/** What stands in most parts of the administration: a sentence on what it is for, its list, and the act in its head. */
export const usePartStyles = makeStyles({
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    maxWidth: "90ch",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
  act: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
});

interface PartFrameProps<T> {
  readonly title: string;
  /** What the part is for, where that does not depend on what the server answers. */
  readonly about?: string;
  /** The button of the part as a whole. */
  readonly act?: ReactNode;
  readonly query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  readonly children: (data: T) => ReactNode;
}

/** A part of the administration: its head, and below it what the server answers, or that it is on its way or failed. */
export function PartFrame<T>({ title, about, act, query, children }: PartFrameProps<T>) {
  const styles = useStyles();
  const part = usePartStyles();
  const { data, error, refetch } = query;
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {act}
      </header>
      {about === undefined ? null : <p className={part.about}>{about}</p>}
      {data === undefined ? (
        error === null ? (
          <ListSkeleton rows={4} />
        ) : (
          <FailedState error={error} onRetry={() => void refetch()} />
        )
      ) : (
        children(data)
      )}
    </>
  );
}
