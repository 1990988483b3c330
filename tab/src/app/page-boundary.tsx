import { Button } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { Component, type ReactNode } from "react";
import { useWords } from "../foundation/language.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { words } from "./words.ts";

function Broken() {
  const t = useWords(words);
  return (
    <div role="alert">
      <EmptyState
        icon={<WarningRegular />}
        title={t("pageBroken")}
        hint={t("pageBrokenHint")}
        action={<Button onClick={() => window.location.reload()}>{t("reload")}</Button>}
      />
    </div>
  );
}

interface Props {
  /** A fault of one page goes away with it. */
  readonly at: string;
  readonly children: ReactNode;
}

/** A fault in a page leaves the rail and the other pages working. */
export class PageBoundary extends Component<Props, { failedAt: string | null }> {
  override state: { failedAt: string | null } = { failedAt: null };

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: window.location.pathname };
  }

  override render(): ReactNode {
    return this.state.failedAt === `/tab${this.props.at}` ? <Broken /> : this.props.children;
  }
}
