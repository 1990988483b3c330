import { basePdf, signPdf, update } from "./pdf-writer.ts";
import { signCms } from "./sign-cms.ts";
import { makeIdentity, type Identity } from "./test-authority.ts";

/** An authority, a person and an agency whose certificates it issued. */
export interface Signers {
  readonly root: Identity;
  readonly person: Identity;
  readonly seal: Identity;
}

export async function makeSigners(personName: string, agencyName: string): Promise<Signers> {
  const root = await makeIdentity({ name: "Vanthu Test Root", issuer: null, isCa: true });
  const person = await makeIdentity({ name: personName, organization: agencyName, issuer: root });
  const seal = await makeIdentity({ name: agencyName, organization: agencyName, issuer: root });
  return { root, person, seal };
}

/** A letter signed by the person. */
export function signedByPerson({ person }: Signers, before = basePdf()): Promise<Buffer> {
  return signPdf(before, (message) => signCms(person, message), { field: "NguoiKy" });
}

/** The same with the agency's seal after it. */
export async function signedAndSealed(signers: Signers, before = basePdf()): Promise<Buffer> {
  const signed = await signedByPerson(signers, before);
  const options = { field: "CoQuan", numbers: [22, 23] as const, fields: [7, 20, 22] };
  return signPdf(signed, (message) => signCms(signers.seal, message), options);
}

/** Somebody changed the amount behind the signatures. */
export function tampered(signed: Buffer): Buffer {
  const text = "BT /F1 14 Tf 72 780 Td (So tien: 900.000.000 dong) Tj ET";
  return update(signed, { 4: `<< /Length ${text.length} >>\nstream\n${text}\nendstream` });
}
