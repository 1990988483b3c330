/**
 * 13 characters in four groups, the last of which is level 1 (QĐ 28/2018, Đ10.2a; QCVN 102:2016): `000.00.19.H29`. Closed
 * agencies still answer to theirs, so it is kept beside the new one.
 */
const oldForm = /^[\dA-Z]{3}\.[\dA-Z]{2}\.[\dA-Z]{2}\.[A-Z]\d{2}$/;

/** Letters, digits and dots, level 1 first (QĐ 20/2020/QĐ-TTg): `H29.19`. */
const newForm = /^[\dA-Z]+(?:\.[\dA-Z]+)*$/;

export const longestNewCode = 35;

export function isOldAgencyCode(text: string): boolean {
  return oldForm.test(text);
}

export function isNewAgencyCode(text: string): boolean {
  return text.length <= longestNewCode && newForm.test(text);
}
