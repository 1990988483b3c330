import { Link } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { OutgoingDetail } from "../../../src/contract/outgoing.ts";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

/** The incoming document that is answered. */
export function RepliedTo({ replyTo }: { replyTo: NonNullable<OutgoingDetail["replyTo"]> }) {
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <>
      <Link inline onClick={() => void navigate(`/documents/${replyTo.id}`)}>
        {t("arrival", { n: replyTo.arrivalNumber, symbol: replyTo.symbol })}
      </Link>{" "}
      {replyTo.abstract}
    </>
  );
}
