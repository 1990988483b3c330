import { useParams } from "react-router";
import { DocumentView } from "./document-view.tsx";

/** /documents/:id, where cards, notices and searches lead. */
export function DocumentPage() {
  const { id = "" } = useParams();
  return <DocumentView key={id} id={id} place="page" />;
}
