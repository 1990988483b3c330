const onsets = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p q r s t v x".split(" ");

const rhymes = new Set(
  [
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây",
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu",
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong",
    "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut",
    "uy uya uych uyên uyêt uynh uyp uyt uyu uôc uôi uôm uôn uông uôt uan uang uanh uai uat uay uao uăn uăng uăt ue",
    "uen uet ư ưa ưc ưi ưng ưn ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu",
  ].flatMap((line) => line.split(" ")),
);

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Rhymes that end in a stop carry the sharp or the heavy tone only. */
function toneFits(tone: string | undefined, rhyme: string): boolean {
  if (!/(?:c|ch|p|t)$/u.test(rhyme)) return true;
  return tone === "\u0301" || tone === "\u0323";
}

function onsetFits(onset: string, rhyme: string): boolean {
  if (onset === "gh" || onset === "ngh" || onset === "k") return /^[eêiy]/u.test(rhyme);
  if (onset === "g" || onset === "ng")
    return !/^[eêy]/u.test(rhyme) && (onset === "g" || !rhyme.startsWith("i"));
  if (onset === "c") return !/^[eêiy]/u.test(rhyme);
  if (onset === "q") return /^u./u.test(rhyme);
  return true;
}

/**
 * Whether a word, in any case and Unicode form and with either tone placement, can be a syllable of Vietnamese:
 * a known onset, a known rhyme and a tone that the rhyme can carry. Foreign names and abbreviations are not.
 */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length === 0 || word.length > 14) return false;
  const decomposed = word.toLowerCase().normalize("NFD");
  const tones = decomposed.match(toneMarks) ?? [];
  if (tones.length > 1) return false;
  const letters = decomposed.replace(toneMarks, "").normalize("NFC");
  return ["", ...onsets].some((onset) => {
    if (!letters.startsWith(onset)) return false;
    const rhyme = letters.slice(onset.length);
    return rhymes.has(rhyme) && onsetFits(onset, rhyme) && toneFits(tones[0], rhyme);
  });
}

const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d");
const bareOnsets = new Set(["", ...onsets.map(bare)]);
const bareRhymes = new Set(Array.from(rhymes, bare));

/** Whether a word could be a syllable whose tone marks, hats and strokes were left out: `tien`, `duong`, `viec`. */
export function isBareSyllable(word: string): boolean {
  const letters = bare(word.toLowerCase());
  return [0, 1, 2, 3].some(
    (length) => bareOnsets.has(letters.slice(0, length)) && bareRhymes.has(letters.slice(length)),
  );
}

const bareSyllables = Array.from(
  new Set(
    ["", ...onsets].flatMap((onset) =>
      Array.from(rhymes)
        .filter((rhyme) => onsetFits(onset, rhyme))
        .map((rhyme) => bare(onset + rhyme)),
    ),
  ),
).sort();

/** All syllables of Vietnamese, without marks, that begin so and are longer: `quye` gives `quyen`, `quyet`. */
export function syllablesBeginning(letters: string): string[] {
  return bareSyllables.filter((syllable) => syllable.startsWith(letters) && syllable !== letters);
}
