import { isAsciiHostname } from "./formats-network.ts";
import { decodePunycode, encodePunycode } from "./punycode.ts";

/**
 * Internationalized host names: IDNA 2008 (RFC 5890 to 5893). What the tables of RFC 5892 derive from Unicode is derived
 * here from the properties that regular expressions know; joining types and directions, which they do not, follow from
 * the scripts.
 */

/** A host name of letters, digits and hyphens (RFC 1123 section 2.1), whose `xn--` labels stand for something. */
export function isHostname(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return /(?:^|\.)xn--/i.test(value) ? isName(value, value.split("."), false) : isAsciiHostname(value);
}

/** A host name whose labels may be of any script (RFC 5890 section 2.3.2.3), separated as RFC 3490 section 3.1 says. */
export function isIdnHostname(value: unknown): boolean {
  return typeof value === "string" && isName(value, value.split(/[.\u3002\uff0e\uff61]/), true);
}

function isName(text: string, labels: readonly string[], mayBeUnicode: boolean): boolean {
  if (text === "" || text.length > 253) return false;
  const shown: string[] = [];
  let length = labels.length - 1;
  for (const label of labels) {
    const unicode = unicodeLabel(label, mayBeUnicode);
    if (unicode === undefined) return false;
    shown.push(unicode);
    length += asciiLength(label);
  }
  // RFC 5893 section 1.4: the rule counts for all labels as soon as one runs from right to left.
  return length <= 253 && (!shown.some((label) => rightToLeft.test(label)) || shown.every(keepsDirection));
}

/** What a label stands for, or undefined where it is none. */
function unicodeLabel(label: string, mayBeUnicode: boolean): string | undefined {
  if (/^[\0-\x7f]*$/.test(label)) {
    if (label.length > 63 || !/^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(label)) return undefined;
    if (!/^xn--/i.test(label)) return mayBeUnicode && label.slice(2, 4) === "--" ? undefined : label;
    const encoded = label.slice(4).toLowerCase();
    const decoded = decodePunycode(encoded);
    const stands = decoded !== undefined && isUnicodeLabel(decoded) && encodePunycode(decoded) === encoded;
    return stands ? decoded : undefined;
  }
  return mayBeUnicode && asciiLength(label) <= 63 && isUnicodeLabel(label) ? label : undefined;
}

function asciiLength(label: string): number {
  return /^[\0-\x7f]*$/.test(label) ? label.length : 4 + encodePunycode(label).length;
}

/** A U-label (RFC 5891 section 4.2). */
function isUnicodeLabel(label: string): boolean {
  if (/^[\0-\x7f]*$/.test(label) || label.normalize("NFC") !== label) return false;
  if (label.startsWith("-") || label.endsWith("-") || label.slice(2, 4) === "--" || /^\p{M}/u.test(label)) return false;
  const characters = [...label];
  return characters.every((character, index) => isAllowed(character, index, characters));
}

const validExceptions = /^[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]$/u;
const invalidExceptions = /^[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]$/u;
const ignorable =
  /^(?:\p{Default_Ignorable_Code_Point}|\p{White_Space}|\p{Noncharacter_Code_Point}|[\u20d0-\u20ff]|[\u{1d100}-\u{1d24f}])$/u;
const oldHangul = /^[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/u;
const lettersAndDigits = /^[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]$/u;

/** RFC 5892 sections 2 and 3. */
function isAllowed(character: string, index: number, label: readonly string[]): boolean {
  const rule = contextRules.find(({ of }) => of.test(character));
  if (rule) return rule.holds(label, index);
  if (validExceptions.test(character) || /^[a-z\d-]$/.test(character)) return true;
  if (invalidExceptions.test(character) || ignorable.test(character) || oldHangul.test(character)) return false;
  return lettersAndDigits.test(character) && isStable(character);
}

/** RFC 5892 section 2.2. An iota subscript becomes a letter of its own where case is folded. */
function isStable(character: string): boolean {
  const folded = character.normalize("NFKC").toLowerCase().normalize("NFKC");
  return folded === character && !character.normalize("NFKD").includes("\u0345");
}

interface ContextRule {
  readonly of: RegExp;
  readonly holds: (label: readonly string[], index: number) => boolean;
}

const before = (character: RegExp) => (label: readonly string[], index: number) =>
  character.test(label[index - 1] ?? "");

/** RFC 5892 appendix A. */
const contextRules: readonly ContextRule[] = [
  { of: /^\u200c$/, holds: (label, index) => before(virama)(label, index) || joins(label, index) },
  { of: /^\u200d$/, holds: (label, index) => before(virama)(label, index) },
  { of: /^\u00b7$/, holds: (label, index) => label[index - 1] === "l" && label[index + 1] === "l" },
  { of: /^\u0375$/, holds: (label, index) => /^\p{Script=Greek}$/u.test(label[index + 1] ?? "") },
  { of: /^[\u05f3\u05f4]$/, holds: before(/^\p{Script=Hebrew}$/u) },
  {
    of: /^\u30fb$/,
    holds: (label) => label.some((one) => /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]$/u.test(one)),
  },
  { of: /^[\u0660-\u0669]$/, holds: (label) => !label.some((one) => /^[\u06f0-\u06f9]$/.test(one)) },
  { of: /^[\u06f0-\u06f9]$/, holds: (label) => !label.some((one) => /^[\u0660-\u0669]$/.test(one)) },
];

/** Canonical_Combining_Class 9. */
const virama =
  /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{113ce}-\u{113d0}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}\u{11f41}\u{11f42}\u{1612f}]$/u;

const joining =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Adlam}]$/u;
/** Letters that join neither side, and those that join the one before them alone (Joining_Type U and R). */
const apart = /^[\u0621\u0674\u06d5\u08ad]$/u;
const endsJoining =
  /^[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f]$/u;

/** Whether a non-joiner stands between letters that would be joined, marks between them left aside (appendix A.1). */
function joins(label: readonly string[], index: number): boolean {
  const isMark = (character: string) => /^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character);
  const left =
    label
      .slice(0, index)
      .reverse()
      .find((character) => !isMark(character)) ?? "";
  const right = label.slice(index + 1).find((character) => !isMark(character)) ?? "";
  const canJoin = (letter: string) => joining.test(letter) && /^\p{L}$/u.test(letter) && !apart.test(letter);
  return canJoin(left) && !endsJoining.test(left) && canJoin(right);
}

const rtlScripts =
  "\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Samaritan}\\p{Script=Mandaic}\\p{Script=Adlam}";
const arabicDigit = "\\u0660-\\u0669\\u066b\\u066c\\u06dd";
const europeanDigit = "\\d\\u06f0-\\u06f9";
const rightToLeft = /*@__PURE__*/ new RegExp(`(?![${europeanDigit}])(?!\\p{M})[${rtlScripts}${arabicDigit}]`, "u");
const rtlLetter = /*@__PURE__*/ new RegExp(`^(?![${europeanDigit}${arabicDigit}])(?!\\p{M})[${rtlScripts}]`, "u");
const ltrLetter = /*@__PURE__*/ new RegExp(
  `(?![${europeanDigit}])(?![${rtlScripts}${arabicDigit}])[\\p{L}\\p{Mc}\\p{Nd}]`,
  "u",
);
const rtlEnd = /*@__PURE__*/ new RegExp(`[${rtlScripts}${arabicDigit}${europeanDigit}]\\p{Mn}*$`, "u");
const ltrEnd = /*@__PURE__*/ /[\p{L}\p{Mc}\p{Nd}]\p{Mn}*$/u;
const hasArabicDigit = /*@__PURE__*/ new RegExp(`[${arabicDigit}]`, "u");
const hasEuropeanDigit = /*@__PURE__*/ new RegExp(`[${europeanDigit}]`, "u");

/** The Bidi rule (RFC 5893 section 2). */
function keepsDirection(label: string): boolean {
  if (rtlLetter.test(label)) {
    const mixed = hasArabicDigit.test(label) && hasEuropeanDigit.test(label);
    return !ltrLetter.test(label) && rtlEnd.test(label) && !mixed;
  }
  return label.search(ltrLetter) === 0 && !rightToLeft.test(label) && ltrEnd.test(label);
}
