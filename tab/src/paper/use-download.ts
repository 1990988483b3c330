import { fileLink, type StoredFile } from "../../../src/contract/files.ts";
import { useNotices } from "../foundation/notices.tsx";
import { useApi } from "../foundation/session.tsx";
import { saveAs } from "../foundation/save-as.ts";
import { pathOf } from "./paper-source.ts";

/** What is larger is fetched by the browser itself, by a link for this person and file; bytes. */
const largestInMemory = 32 * 1024 * 1024;

function follow(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}

/** Saves an original under its own name; what went wrong is told. */
export function useDownload(): (file: Pick<StoredFile, "id" | "name" | "size">) => void {
  const api = useApi();
  const notices = useNotices();
  return (file) => {
    if (file.size > largestInMemory) {
      void api
        .post(`${pathOf(file.id)}/link`, undefined, fileLink)
        .then(({ url }) => follow(url), notices.failed);
      return;
    }
    api
      .blob(pathOf(file.id), { query: { download: 1 } })
      .then((blob) => saveAs(blob, file.name))
      .catch(notices.failed);
  };
}
