/**
 * TCVN3 (ABC, fonts `.Vn…`): one character for each letter. Capitals with tone marks have no codes of their own: fonts
 * ending in `H` show the lower-case codes as capitals. Position by position, a code and its letter.
 */
export const tcvn3Lower = {
  codes: "¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
  letters: "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
} as const;

export const tcvn3Upper = {
  codes: "¡¢£¤¥¦§",
  letters: "ĂÂÊÔƠƯĐ",
} as const;

/**
 * VNI (fonts `VNI-…`): a base letter followed by a mark. For each base letter its marks and, position by position, the
 * letters that they make. Capitals are the capitals of both.
 */
export const vniMarked = [
  { base: "a", marks: "øùûõïêèéúüëâàáåãä", letters: "àáảãạăằắẳẵặâầấẩẫậ" },
  { base: "e", marks: "øùûõïâàáåãä", letters: "èéẻẽẹêềếểễệ" },
  { base: "o", marks: "øùûõïâàáåãä", letters: "òóỏõọôồốổỗộ" },
  { base: "u", marks: "øùûõï", letters: "ùúủũụ" },
  { base: "y", marks: "øùûõ", letters: "ỳýỷỹ" },
  { base: "ô", marks: "øùûõï", letters: "ờớởỡợ" },
  { base: "ö", marks: "øùûõï", letters: "ừứửữự" },
] as const;

/** The letters of VNI that stand alone; some of them are also base letters. */
export const vniSingle = { codes: "ôöñìíæóòî", letters: "ơưđìíỉĩịỵ" } as const;
