import { signedNameOf } from "../../domain/legal-value/judge-document.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { SignatureAnswer, TrustMaterial } from "../../ports/signature-check.ts";
import type { Services } from "../../ports/services.ts";
import { FileDamaged } from "../files/file-damaged.ts";
import { withOriginal, type OriginalServices } from "../files/open-original.ts";

/** A checked original on the local disk, and what it signs where that is a file beside it. */
export interface CheckedOriginal {
  readonly path: string;
  readonly content: { readonly file: StoredFileRecord; readonly path: string } | null;
  readonly answer: SignatureAnswer;
}

/**
 * Checks the signatures of an original, with the file that it signs among those of its document (`x.pdf.p7s`), and runs
 * `use` while both are on the local disk. Throws `FileDamaged` where either is not what was registered, which is never
 * judged as if it were.
 */
export async function checkOriginal<T>(
  services: OriginalServices & Pick<Services, "signatures">,
  file: StoredFileRecord,
  files: readonly StoredFileRecord[],
  { trust, at }: { readonly trust: TrustMaterial; readonly at: Date },
  use: (checked: CheckedOriginal) => Promise<T>,
): Promise<T> {
  const signed = files.find((it) => it.name === signedNameOf(file.name));
  const check = async (path: string, content: CheckedOriginal["content"]): Promise<T> => {
    const answer = await services.signatures.check({ path, content: content?.path ?? null, trust, at });
    assertSame(file, answer.sha256);
    if (content !== null) assertSame(content.file, answer.contentSha256);
    return use({ path, content, answer });
  };
  return withOriginal(services, file, (path) =>
    signed === undefined
      ? check(path, null)
      : withOriginal(services, signed, (beside) => check(path, { file: signed, path: beside })),
  );
}

/** A file that could not be read through has no digest, and its report says so. */
function assertSame({ id, sha256 }: StoredFileRecord, found: string | null): void {
  if (found !== null && found !== sha256) throw new FileDamaged(id);
}
