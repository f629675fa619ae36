/** Plurals by rule and a table of what the rules miss. The forms are Merriam-Webster's first ones. */

/** Nouns whose plural looks like the singular, by their last word: things, people, sums and animals. */
const invariable: ReadonlySet<string> = new Set(
  (
    'aircraft barracks bitcoin bison bps cattle chassis corps crossroads deer equipment fish furniture gallows ' +
    'gasworks goods gross headquarters hovercraft information infrastructure ironworks livestock machinery means ' +
    'moose offspring people personnel police premises rolling-stock salmon series sheep shrimp software hardware ' +
    'spacecraft species staff steelworks swine trout watercraft waterworks works yuan renminbi yen won baht rand ' +
    'hertz kilohertz megahertz gigahertz siemens'
  ).split(' '),
);

/** Symbols of units; they take no plural. */
const symbols: ReadonlySet<string> = new Set(
  (
    '% % t g kg mg km cm mm nm m km² m² m³ l ml ha W kW MW GW TW Wh kWh MWh GWh TWh mAh V kV A J kJ MJ GJ Hz kHz MHz ' +
    'GHz B KB MB GB TB PB kb Mb Gb Tb kbps Mbps Gbps Tbps bpd boe mph rpm ppm °C °F'
  ).split(' '),
);

const irregular: ReadonlyMap<string, string> = new Map(
  (
    'man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen|' +
    'penny pence|datum data|medium media|bacterium bacteria|stratum strata|curriculum curricula|phenomenon phenomena|' +
    'criterion criteria|stimulus stimuli|nucleus nuclei|alumnus alumni|fungus fungi|radius radii|matrix matrices|' +
    'vertex vertices|leaf leaves|half halves|shelf shelves|wolf wolves|life lives|knife knives|wife wives|self selves|' +
    'calf calves|loaf loaves|thief thieves|elf elves|hoof hooves|wharf wharves|hero heroes|potato potatoes|' +
    'tomato tomatoes|echo echoes|veto vetoes|cargo cargoes|embargo embargoes|torpedo torpedoes|mosquito mosquitoes|' +
    'volcano volcanoes|tornado tornadoes|domino dominoes|quiz quizzes|fez fezzes|gas gases|bus buses|lens lenses|' +
    'iris irises|atlas atlases|canvas canvases|alias aliases|bias biases|pancreas pancreases|chaos chaos|' +
    'axis axes|genus genera|opus opuses|stomach stomachs|monarch monarchs|epoch epochs|eunuch eunuchs|loch lochs|' +
    'patriarch patriarchs|tech techs|runner-up runners-up|passer-by passers-by|mother-in-law mothers-in-law|' +
    'attorney-general attorneys-general|hanger-on hangers-on|appendix appendixes|index indexes|die dice|human humans|' +
    'german Germans|roman Romans|norman Normans|talisman talismans|caiman caimans|shaman shamans|ottoman ottomans'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Words after which a noun phrase's head is over: "barrel of oil", "ton per year", "car a day". */
const afterHead = / (?:of|per|in|for|with|at|on|by|from|to|under|a|an) /;

function pluralWord(word: string): string {
  if (symbols.has(word)) return word;
  const lower = word.toLowerCase();
  if (invariable.has(lower)) return word;
  const known = irregular.get(lower);
  if (known !== undefined) return word === lower ? known : sameCase(word, known);
  const hyphen = word.lastIndexOf('-');
  if (hyphen > 0) return word.slice(0, hyphen + 1) + pluralWord(word.slice(hyphen + 1));
  // an initialism takes a bare s: SUVs, IPOs
  if (word.length > 1 && word === word.toUpperCase() && /[A-Z]$/.test(word)) return word + 's';
  if (/(?:fish|craft|works)$/.test(lower)) return word;
  if (/sis$/.test(lower)) return word.slice(0, -2) + 'es';
  if (/[a-z]man$/.test(lower)) return word.slice(0, -2) + 'en';
  if (/(?:[a-z]wife|[a-z]life)$/.test(lower)) return word.slice(0, -2) + 'ves';
  if (/(?:ss|us|is|x|z|ch|sh)$/.test(lower)) return word + 'es';
  // a plural that was entered for a singular stays as it is
  if (/s$/.test(lower)) return word;
  if (/(?:[^aeiou]|qu)y$/.test(lower)) return word.slice(0, -1) + 'ies';
  return word + 's';
}

function sameCase(word: string, plural: string): string {
  return word === word.toUpperCase() && word.length > 1
    ? plural.toUpperCase()
    : plural.charAt(0).toUpperCase() + plural.slice(1);
}

const kept = new Map<string, string>();

/** Units and nouns of templates and records repeat; a run with endless different ones must not grow. */
const keptAtMost = 1000;

/**
 * The plural of a noun, or of a noun phrase by its head. A noun that is already plural, has no other
 * form or is a unit's symbol stays as it is.
 *
 * @example
 * plural('base station') // => 'base stations'
 * plural('barrel of oil') // => 'barrels of oil'
 * plural('regional headquarters') // => 'regional headquarters'
 * plural('company') // => 'companies'
 * plural('GW') // => 'GW'
 */
export function plural(noun: string): string {
  const found = kept.get(noun);
  if (found !== undefined) return found;
  const rest = afterHead.exec(noun);
  const head = rest === null || rest.index === 0 ? noun : noun.slice(0, rest.index);
  const lastWord = head.lastIndexOf(' ') + 1;
  const result =
    head.slice(0, lastWord) + pluralWord(head.slice(lastWord)) + noun.slice(head.length);
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(noun, result);
  return result;
}
