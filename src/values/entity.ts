/**
 * Names of entities: without their legal form, and as keys by which mentions are compared.
 */

const listed = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Legal forms that are none of a name's own words in whatever case; without full stops. */
const formsInAnyCase: ReadonlySet<string> = new Set(
  listed(
    'inc incorporated corp ltd llc llp plc gmbh pty pte pvt bhd sdn oyj kgaa tbk ltda pjsc ojsc',
  ),
);

/** Legal forms that are ordinary words or letters in another case. */
const formsAsWritten: ReadonlySet<string> = new Set(
  listed(`Limited LIMITED Co CO co AG SA S/A NV BV SpA SPA Oy OY AB AS A/S ASA ApS KK SE SAS LP JSC Srl SRL SARL Sarl KG PTE
    PLC SAB CV`),
);

/** What is left must be more than one of these: "Bank Co." is no bank called "Bank". */
const bareNouns: ReadonlySet<string> = new Set(
  listed(`bank brands capital communications company consulting development electric electronics energy enterprises
    entertainment entity finance financial foods fund general global group holding holdings home industries insurance
    international investment investments limited logistics management manufacturing media motor motors national news
    oil partners pharma pharmaceuticals power products properties resources retail services software solutions steel
    studios systems technologies technology telecom the trading transport trust united ventures work works`),
);

/** The lengths of legal forms by their first letter, a bit each: a look at these tells most words from a form. */
const formLengths = new Uint32Array(26);
for (const form of [...formsInAnyCase, ...formsAsWritten, 'Corporation'])
  formLengths[letterOf(form.charCodeAt(0))]! |= 1 << form.length;

/** A is 0, in either case. */
function letterOf(code: number): number {
  return (code | 0x20) - 0x61;
}

/** Whether some legal form has the first letter of the word from `start` on, and as many letters; others are none. */
function mayBeForm(name: string, start: number): boolean {
  let letters = 0;
  let initial = 0;
  for (let index = start; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code === 44 || code === 46) continue;
    if (letters === 0) initial = letterOf(code);
    letters++;
  }
  const lengths = formLengths[initial];
  return lengths === undefined || (lengths & (1 << letters)) !== 0;
}

function formOf(word: string): string {
  return word.includes('.') || word.includes(',') ? word.replace(/[.,]/g, '') : word;
}

/** The longest of the forms has twelve letters, and no name's last word is often one. */
function isLegalForm(word: string): boolean {
  if (word.length > 13) return false;
  const form = formOf(word);
  return form !== '' && (formsAsWritten.has(form) || formsInAnyCase.has(form.toLowerCase()));
}

/** How many words at the end of a name make up a legal form. */
function formLength(words: readonly string[]): number {
  const count = words.length;
  const last = words[count - 1] ?? '';
  const before = words[count - 2];
  // "GmbH & Co. KG" is one form
  if (
    formOf(last) === 'KG' &&
    before !== undefined &&
    formOf(before) === 'Co' &&
    words[count - 3] === '&'
  )
    return 3;
  if (formOf(last) === 'CV' && before?.toLowerCase() === 'de') return 2;
  if (
    /^(?:ltd|limited)$/i.test(formOf(last)) &&
    before !== undefined &&
    /^(?:private|pvt|proprietary|public)$/i.test(formOf(before))
  ) {
    return 2;
  }
  if (before === '&' || before?.toLowerCase() === 'and') return 0;
  // "Microsoft Corporation", but not "British Broadcasting Corporation"
  if (formOf(last) === 'Corporation')
    return count === 2 && !bareNouns.has((words[0] ?? '').toLowerCase()) ? 1 : 0;
  // "The Walt Disney Co."
  if (formOf(last).toLowerCase() === 'co' && words[0] === 'The') return 0;
  return isLegalForm(last) ? 1 : 0;
}

/**
 * The name without its trailing legal form, as news writes it. A name of which nothing or only a common noun would be
 * left stays whole, and so does one whose "Co." follows "&".
 *
 * @example
 * legalSuffixStripped('Industrial Bank Co., Ltd.') // => 'Industrial Bank'
 * legalSuffixStripped('0958572 B.C. Ltd.') // => '0958572 B.C.'
 * legalSuffixStripped('Tiffany & Co.') // => 'Tiffany & Co.'
 */
export function legalSuffixStripped(name: string): string {
  const space = name.lastIndexOf(' ');
  if (space === -1 || !mayBeForm(name, space + 1)) return name;
  const last = name.slice(space + 1);
  if (!isLegalForm(last) && formOf(last) !== 'Corporation') return name;
  const words = name.split(' ');
  let kept = words;
  for (;;) {
    const length = formLength(kept);
    if (length === 0 || length >= kept.length) break;
    kept = kept.slice(0, -length);
  }
  if (kept.length === words.length) return name;
  const first = kept[0] ?? '';
  if (kept.length === 1 && (isLegalForm(first) || bareNouns.has(formOf(first).toLowerCase())))
    return name;
  const rest = kept.join(' ').replace(/[\s,]+$/, '');
  return rest === '' || /^(?:the|a|an)$/i.test(rest) ? name : rest;
}

const keys = new Map<string, string>();
/** Names repeat within a run; the bound keeps memory flat over millions of others. */
const keptKeys = 1000;

/**
 * The key by which mentions of an entity are compared: folded case and accents, without legal form,
 * punctuation and a leading "the"; "&" counts as "and".
 *
 * @example
 * entityKey('Société Générale S.A.') // => 'societe generale'
 * entityKey('The Coca-Cola Co') === entityKey('Coca Cola') // => true
 */
export function entityKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    if (keys.size === keptKeys) keys.clear();
    key = keyOf(name);
    keys.set(name, key);
  }
  return key;
}

/**
 * The letter that the key of a name begins with, A being 0, where the name itself shows it: not for names that open with
 * an article, an accent, a figure or another script.
 *
 * @example
 * keyInitial('Acme Inc.') // => 0
 * keyInitial('The Home Depot') // => undefined
 */
export function keyInitial(name: string): number | undefined {
  const letter = letterOf(name.charCodeAt(0));
  return letter < 0 || letter > 25 || (letter === T && opensWithThe.test(name))
    ? undefined
    : letter;
}

const T = 19;
const opensWithThe = /^the\s/i;

/**
 * Whether two names are of one entity by their keys, which are not made of names that begin with different letters.
 *
 * @example
 * isSameEntity('Acme Inc.', 'ACME') // => true
 */
export function isSameEntity(one: string, other: string): boolean {
  const initial = keyInitial(one);
  const otherInitial = keyInitial(other);
  if (initial !== undefined && otherInitial !== undefined && initial !== otherInitial) return false;
  return entityKey(one) === entityKey(other);
}

/** Names of which nothing is left to fold but their case. */
const plainName = /^[a-z\d]+(?: [a-z\d]+)*$/i;
const chineseForms = /(?:股份有限公司|有限责任公司|有限責任公司|有限公司)$/;

function keyOf(name: string): string {
  const words = name.trim().replace(/^the\s+(?=\S)/i, '');
  const stripped = legalSuffixStripped(words)
    .replace(/\s+(?:corporation|company|co\.?)$/i, '')
    .replace(chineseForms, '');
  if (plainName.test(stripped)) return stripped.toLowerCase();
  const folded = stripped
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[-‐-―/_]+/g, ' ')
    .replace(/[^\p{L}\p{N}\p{S}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  // a name of nothing but punctuation is compared as it stands
  return folded === '' ? name.trim().toLowerCase() : folded;
}

/**
 * Whether two reports of one happening cannot both be right: a part of their identities differs where both know it. An
 * empty part is not known.
 *
 * @example
 * contradicts(['acme', '5000000 USD'], ['acme', '6000000 USD']) // => true
 * contradicts(['acme', '5000000 USD'], ['acme', '']) // => false
 */
export function contradicts(
  one: readonly (string | undefined)[],
  other: readonly (string | undefined)[],
): boolean {
  return one.some((part, index) => {
    const opposite = other[index];
    return (
      part !== undefined &&
      part !== '' &&
      opposite !== undefined &&
      opposite !== '' &&
      part !== opposite
    );
  });
}
