/** Past forms that the rules miss. */
const past: ReadonlyMap<string, string> = new Map(
  (
    'arise arose|be were|bear bore|beat beat|become became|begin began|bet bet|bid bid|bind bound|' +
    'break broke|bring brought|build built|burst burst|buy bought|cast cast|catch caught|choose chose|come came|cost cost|' +
    'cut cut|deal dealt|do did|draw drew|drive drove|eat ate|fall fell|feed fed|feel felt|fight fought|find found|' +
    'fly flew|forbid forbade|forecast forecast|foresee foresaw|forgo forwent|get got|give gave|go went|grow grew|' +
    'have had|hear heard|hit hit|hold held|keep kept|know knew|lay laid|lead led|leave left|lend lent|let let|lose lost|' +
    'make made|mean meant|meet met|offset offset|outbid outbid|outdo outdid|outgrow outgrew|outsell outsold|' +
    'overcome overcame|oversee oversaw|overtake overtook|pay paid|put put|quit quit|read read|rebuild rebuilt|' +
    'repay repaid|resell resold|rise rose|run ran|say said|see saw|seek sought|sell sold|send sent|set set|shake shook|' +
    'shed shed|shrink shrank|shut shut|sink sank|speak spoke|spend spent|spin spun|split split|spread spread|' +
    'stand stood|steal stole|stick stuck|strike struck|swing swung|take took|teach taught|tell told|think thought|' +
    'thrust thrust|undercut undercut|undergo underwent|understand understood|undertake undertook|uphold upheld|' +
    'upset upset|win won|withdraw withdrew|withhold withheld|write wrote|' +
    // verbs of more than one syllable that double their last letter
    'acquit acquitted|admit admitted|commit committed|compel compelled|concur concurred|confer conferred|control controlled|' +
    'defer deferred|equip equipped|expel expelled|incur incurred|infer inferred|occur occurred|omit omitted|' +
    'permit permitted|prefer preferred|rebut rebutted|recur recurred|refer referred|regret regretted|submit submitted|' +
    'transfer transferred|transmit transmitted'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

const irregular: ReadonlySet<string> = new Set(past.values());

/**
 * Whether a word is the past form of a verb: by its ending, or because the table has it.
 *
 * @example
 * isPastForm('raised') // => true
 * isPastForm('took') // => true
 * isPastForm('takes') // => false
 */
export function isPastForm(word: string): boolean {
  return irregular.has(word) || /^[a-z]{2,}ed$/u.test(word);
}

function pastForm(word: string): string {
  const known = past.get(word);
  if (known !== undefined) return known;
  if (word.endsWith('e')) return word + 'd';
  if (/[^aeiou]y$/.test(word)) return word.slice(0, -1) + 'ied';
  if (/^(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bdfglmnprtz]$/.test(word))
    return word + word.slice(-1) + 'ed';
  return word + 'ed';
}

function presentSingular(word: string): string {
  if (word === 'be') return 'is';
  if (word === 'have') return 'has';
  if (/(?:[sxzo]|ch|sh)$/.test(word)) return word + 'es';
  if (/[^aeiou]y$/.test(word)) return word.slice(0, -1) + 'ies';
  return word + 's';
}

/**
 * A verb in the third person. Of a phrase the first word is the verb ("take part"), of a hyphenated one
 * the last part ("co-lead").
 *
 * @example
 * verb('lead', false, 'present') // => 'leads'
 * verb('co-lead', true, 'past') // => 'co-led'
 * verb('be', true, 'past') // => 'were'
 * verb('take part', false, 'past') // => 'took part'
 */
export function verb(base: string, plural: boolean, tense: 'present' | 'past'): string {
  const space = base.indexOf(' ');
  const whole = space < 0 ? base : base.slice(0, space);
  const rest = space < 0 ? '' : base.slice(space);
  const stem = whole.lastIndexOf('-') + 1;
  const prefix = whole.slice(0, stem);
  const word = whole.slice(stem);
  if (tense === 'past') return prefix + (word === 'be' && !plural ? 'was' : pastForm(word)) + rest;
  if (plural) return prefix + (word === 'be' ? 'are' : word) + rest;
  return prefix + presentSingular(word) + rest;
}
