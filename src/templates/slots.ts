/**
 * The helpers of the template language: each words a value, none computes one.
 */
import type { Label, List, Organisation, Person, Value, ValueType } from '../model.js';
import { NO_ITEM, put, say, type Draft, type Referent, type Writer } from './draft.js';
import { laterReference, referentOf } from './reference.js';

/** What a slot's helper may be given besides its fact. */
export interface SlotOptions {
  readonly word: string | undefined;
  readonly max: number;
  readonly tense: 'present' | 'past';
  /** The slot of the noun that the value stands before. */
  readonly before?: number | undefined;
}

type Wording = (
  draft: Draft,
  value: Value,
  slot: number,
  item: number,
  options: SlotOptions,
) => void;

export interface SlotHelper {
  /** The value types that it can word. */
  readonly accepts: readonly ValueType[];
  /** A word in quotation marks that comes before the fact. */
  readonly takesWord: boolean;
  /** It words something beside the value (its number, its basis), so that the value may stand next to it. */
  readonly beside?: true;
  /** Options and their types; a fact is given by its name. */
  readonly options: Readonly<Record<string, 'number' | 'string' | 'fact'>>;
  readonly write: Wording;
  /** What it does, for the reference of the template language. */
  readonly describes: string;
}

function fail(draft: Draft): void {
  draft.failed = true;
}

/** A phrase that opens a sentence or a headline takes a capital; names never change. */
function putOpening(draft: Draft, text: string, slot: number, item: number): void {
  put(draft, draft.text === '' ? draft.language.capitalise(text) : text, slot, item);
}

function shortNameOf(draft: Draft, organisation: Organisation): string {
  return (referentOf(draft, organisation).shortName ??= draft.language.shortName(organisation));
}

/** The definite article before a name that takes it. */
function sayArticle(draft: Draft, organisation: Organisation): void {
  const { language } = draft;
  const referent = referentOf(draft, organisation);
  if (!(referent.takesArticle ??= language.takesArticle(organisation))) return;
  const { the } = language.reference;
  say(draft, draft.text === '' ? `${language.capitalise(the)} ` : `${the} `);
}

/** The full name first; later what {@link laterReference} finds. */
function writeOrganisation(
  draft: Draft,
  value: Organisation,
  slot: number,
  item: number,
  possessive: boolean,
): void {
  const { language, style } = draft;
  if (draft.headline) {
    const short = shortNameOf(draft, value);
    putName(draft, possessive ? language.possessive(short, style) : short, slot, item);
    return;
  }
  const referent = referentOf(draft, value);
  const reference =
    referent.form === undefined || item !== NO_ITEM ? undefined : laterReference(draft, referent);
  if (reference?.form === 'pronoun') {
    const { it, its } = language.reference;
    mention(draft, referent, 'pronoun');
    putOpening(draft, possessive ? its : it, slot, item);
    return;
  }
  if (reference?.form === 'noun') {
    mention(draft, referent, 'noun');
    const noun = `${language.reference.the} ${reference.noun}`;
    putOpening(draft, possessive ? language.possessive(noun, style) : noun, slot, item);
    return;
  }
  const printed =
    referent.form !== undefined
      ? shortNameOf(draft, value)
      : possessive
        ? value.name
        : fullName(draft, referent);
  const opens = draft.text === '';
  mention(draft, referent, 'name');
  // Of several that open a sentence no one is its subject.
  if (opens && item !== NO_ITEM) draft.subject = undefined;
  sayArticle(draft, value);
  putName(draft, possessive ? language.possessive(printed, style) : printed, slot, item);
}

/** Letters are told of those that the story is about: they are named again. */
function fullName({ language }: Draft, { organisation, role }: Referent): string {
  return role === undefined ? organisation.name : language.nameInFull(organisation);
}

/** A name is never changed, so "the Chinese central bank" opens no sentence. */
function putName(draft: Draft, text: string, slot: number, item: number): void {
  if (draft.text === '' && text.startsWith(`${draft.language.reference.the} `)) fail(draft);
  put(draft, text, slot, item);
}

/** Notes that the sentence names the organisation, before its words are put. */
function mention(draft: Draft, referent: Referent, form: Referent['form']): void {
  if (draft.text === '') draft.subject = referent.organisation.name;
  referent.form = form;
  draft.named.push(referent);
}

function writePerson(
  draft: Draft,
  value: Person,
  slot: number,
  item: number,
  possessive: boolean,
): void {
  const { language } = draft;
  const first = !draft.mentioned.includes(value.name);
  if (draft.text === '') draft.subject = value.name;
  if (draft.headline || !first) {
    const { name: known } = language.person(value, draft.headline ? 'first' : 'later', draft.style);
    // "von der Leyen" opens a sentence with a capital.
    const name = draft.text === '' ? language.capitalise(known) : known;
    put(draft, possessive ? language.possessive(name, draft.style) : name, slot, item);
    return;
  }
  draft.mentioned.push(value.name);
  const { before, name, after } = language.person(value, 'first', draft.style);
  const start = draft.text === '' ? language.capitalise(before) : before;
  put(draft, start + name + (after === '' ? '' : `, ${after}`), slot, item);
  if (possessive) fail(draft);
  else if (after !== '') draft.comma = true;
}

function writePlace(
  draft: Draft,
  name: string,
  slot: number,
  item: number,
  possessive: boolean,
): void {
  const place = draft.language.place(name);
  if (possessive && place.phrase === true) fail(draft);
  const text = possessive
    ? draft.language.possessive(place.text, draft.style, place.plural)
    : place.text;
  putOpening(draft, place.article ? `${draft.language.reference.the} ${text}` : text, slot, item);
  // "in Austin, Texas, on Monday"
  if (!possessive && text.includes(',')) draft.comma = true;
}

/** "the US unemployment rate", "Shanghai’s unemployment rate". A headline has no article. */
function writeAttributive(
  draft: Draft,
  name: string,
  slot: number,
  item: number,
  noun: Value | undefined,
): void {
  const { language } = draft;
  if (noun?.type !== 'nounPhrase') {
    fail(draft);
    return;
  }
  const form = language.attributive(name, noun.text);
  if (form === undefined) writePlace(draft, name, slot, item, true);
  else if (draft.headline || noun.article === undefined) putOpening(draft, form, slot, item);
  else {
    const article = noun.article === 'a' ? language.indefinite(form) : language.reference.the;
    putOpening(draft, `${article} ${form}`, slot, item);
  }
}

function writeLabel(
  draft: Draft,
  value: Label,
  slot: number,
  item: number,
  article: boolean,
): void {
  const forms =
    value.key === undefined ? undefined : draft.language.labelForms(value.table, value.key);
  if (forms === undefined) fail(draft);
  else if (article && forms.countable)
    putOpening(draft, `${draft.language.indefinite(forms.noun)} ${forms.noun}`, slot, item);
  else putOpening(draft, forms.noun, slot, item);
}

/** The wording of a value in a slot without a helper. */
const writeValue: Wording = (draft, value, slot, item, options) => {
  const { language, style, clock } = draft;
  switch (value.type) {
    case 'organisation':
      writeOrganisation(draft, value, slot, item, false);
      return;
    case 'person':
      writePerson(draft, value, slot, item, false);
      return;
    case 'place':
      writePlace(draft, value.name, slot, item, false);
      return;
    case 'money':
      putOpening(draft, language.money(value, style), slot, item);
      return;
    case 'count': {
      const printed = language.count(value, style, draft.text === '' && !draft.headline);
      if (printed === undefined) fail(draft);
      else putOpening(draft, printed, slot, item);
      return;
    }
    case 'percent':
      put(draft, language.percent(value, style), slot, item);
      return;
    case 'change':
      put(draft, language.changeAmount(value, style), slot, item);
      return;
    case 'date':
      putDated(draft, language.date(value, style, clock), slot, item);
      return;
    case 'period':
      putOpening(draft, language.period(value, style), slot, item);
      return;
    case 'list':
      writeList(draft, value, slot, options);
      return;
    case 'nounPhrase': {
      if (value.article === undefined) putOpening(draft, value.text, slot, item);
      else {
        const article =
          value.article === 'a' ? language.indefinite(value.text) : language.reference.the;
        putOpening(draft, `${article} ${value.text}`, slot, item);
      }
      return;
    }
    case 'label':
      writeLabel(draft, value, slot, item, false);
      return;
    case 'infinitive':
    case 'clause':
      putOpening(draft, value.text, slot, item);
      return;
    case 'sentence':
    case 'quotation':
      put(draft, value.text, slot, item);
      return;
    case 'flag':
    case 'undisclosed':
    case 'group':
      fail(draft);
  }
};

/** A date may want a comma after it: "On Jan. 5, 2021, the company". */
function putDated(draft: Draft, printed: string, slot: number, item: number): void {
  putOpening(draft, printed, slot, item);
  if (draft.language.datedComma(printed, draft.style)) draft.comma = true;
}

/** Whether a member that is printed holds a comma. */
function holdsComma(items: readonly Value[], shown: number): boolean {
  for (let index = 0; index < shown; index += 1) {
    const item = items[index] as Value;
    if (item.type === 'nounPhrase' || item.type === 'infinitive' || item.type === 'clause') {
      if (item.text.includes(',')) return true;
    } else if (item.type === 'organisation' && item.name.includes(',')) return true;
  }
  return false;
}

function writeList(draft: Draft, value: List, slot: number, options: SlotOptions): void {
  const { items } = value;
  // In running text "A, B and one other" tells less than "A, B and C" and is no shorter.
  const most = draft.headline ? options.max : options.max + 1;
  const shown = items.length > most ? options.max : items.length;
  const rest = items.length - shown;
  const parts = shown + (rest > 0 ? 1 : 0);
  if (shown > 0) writeMember(draft, items, slot, 0, options);
  if (parts === 1) return;
  const { between, last } = draft.language.joiner(parts, holdsComma(items, shown), draft.style);
  for (let index = 1; index < shown; index += 1) {
    say(draft, index === parts - 1 ? last : between);
    writeMember(draft, items, slot, index, options);
  }
  if (rest > 0) {
    say(draft, last);
    put(draft, draft.language.others(rest, draft.style), slot, NO_ITEM);
  }
}

function writeMember(
  draft: Draft,
  items: readonly Value[],
  slot: number,
  index: number,
  options: SlotOptions,
): void {
  const member = items[index] as Value;
  // A title between the commas of a list would read as one more member.
  if (member.type === 'person') put(draft, member.name, slot, index);
  else writeValue(draft, member, slot, index, options);
}

function isPlural(draft: Draft, value: Value): boolean {
  switch (value.type) {
    case 'list':
      return value.items.length > 1;
    case 'place':
      return draft.language.place(value.name).plural;
    case 'nounPhrase':
      return value.number === 'plural';
    case 'count':
      return value.value !== '1';
    default:
      return false;
  }
}

const NAMED: readonly ValueType[] = ['organisation', 'person', 'place', 'list'];
const TIMES: readonly ValueType[] = ['date', 'period'];

const timePhrase = (
  preposition: 'on' | 'in' | 'by' | 'since' | 'asOf' | 'from',
  describes: string,
): SlotHelper => ({
  accepts: TIMES,
  takesWord: false,
  options: {},
  describes,
  write: (draft, value, slot, item) => {
    if (value.type !== 'date' && value.type !== 'period') fail(draft);
    else
      putDated(
        draft,
        draft.language.timePhrase(preposition, value, draft.style, draft.clock),
        slot,
        item,
      );
  },
});

const EVERY: readonly ValueType[] = [
  'money',
  'percent',
  'change',
  'count',
  'date',
  'period',
  'organisation',
  'person',
  'place',
  'quotation',
  'list',
  'nounPhrase',
  'infinitive',
  'clause',
  'sentence',
  'label',
];

/** The helper of a slot that names none. */
export const plainSlot: SlotHelper = {
  accepts: EVERY,
  takesWord: false,
  options: {},
  describes:
    'The value as running text words it; a name in full at its first mention, short later.',
  write: writeValue,
};

/** Every helper of the template language by its name. */
export const slotHelpers: Readonly<Record<string, SlotHelper>> = {
  introduce: {
    accepts: ['organisation', 'list'],
    takesWord: false,
    options: {},
    describes:
      'A name with what is known of its bearer, at the first mention: "Horizon Robotics, a Beijing-based maker of AI chips,".',
    write: (draft, value, slot, item, options) => {
      if (
        value.type !== 'organisation' ||
        draft.headline ||
        referentOf(draft, value).form !== undefined
      ) {
        writeValue(draft, value, slot, item, options);
        return;
      }
      const { before, after: description } = draft.language.introduce(value);
      const after = draft.brief ? '' : description;
      mention(draft, referentOf(draft, value), 'name');
      sayArticle(draft, value);
      const name = fullName(draft, referentOf(draft, value));
      put(draft, before + name + (after === '' ? '' : `, ${after}`), slot, item);
      if (after !== '') draft.comma = true;
    },
  },
  short: {
    accepts: ['organisation'],
    takesWord: false,
    options: {},
    describes: 'The short name, also at the first mention.',
    write: (draft, value, slot, item) => {
      if (value.type !== 'organisation') fail(draft);
      else put(draft, shortNameOf(draft, value), slot, item);
    },
  },
  possessive: {
    accepts: NAMED,
    takesWord: false,
    options: {},
    describes: 'The possessive: "Huawei\'s", "James\'", "the Netherlands\'".',
    write: (draft, value, slot, item) => {
      if (value.type === 'organisation') writeOrganisation(draft, value, slot, item, true);
      else if (value.type === 'person') writePerson(draft, value, slot, item, true);
      else if (value.type === 'place') writePlace(draft, value.name, slot, item, true);
      else fail(draft);
    },
  },
  attributive: {
    accepts: ['place'],
    takesWord: false,
    options: { before: 'fact' },
    describes:
      'A place before a noun that is its own: "US", "Chinese", else the possessive: {{attributive place before="indicator"}} {{bare indicator}}.',
    write: (draft, value, slot, item, { before }) => {
      if (value.type !== 'place' || before === undefined) fail(draft);
      else writeAttributive(draft, value.name, slot, item, draft.facts[before]);
    },
  },
  a: {
    accepts: ['label', 'nounPhrase', 'money', 'percent', 'change', 'count'],
    takesWord: false,
    options: {},
    describes:
      'With a or an; an amount as a modifier: "a $5 million", "an 11%", "a Series B round".',
    write: (draft, value, slot, item) => {
      const { language, style } = draft;
      if (value.type === 'label') {
        writeLabel(draft, value, slot, item, true);
        return;
      }
      let printed: string | undefined;
      if (value.type === 'nounPhrase') printed = value.text;
      else if (value.type === 'money') printed = language.moneyModifier(value, style);
      else if (value.type === 'percent') printed = language.percent(value, style);
      else if (value.type === 'change') printed = language.changeModifier(value, style);
      else if (value.type === 'count') printed = language.countModifier(value, style);
      if (printed === undefined) fail(draft);
      else putOpening(draft, `${language.indefinite(printed)} ${printed}`, slot, item);
    },
  },
  the: {
    accepts: ['nounPhrase', 'label'],
    takesWord: false,
    options: {},
    describes: 'With the definite article: "the smart production line".',
    write: (draft, value, slot, item) => {
      if (value.type === 'nounPhrase')
        putOpening(draft, `${draft.language.reference.the} ${value.text}`, slot, item);
      else if (value.type === 'label' && value.key !== undefined) {
        const forms = draft.language.labelForms(value.table, value.key);
        if (forms === undefined) fail(draft);
        else putOpening(draft, `${draft.language.reference.the} ${forms.noun}`, slot, item);
      } else fail(draft);
    },
  },
  bare: {
    accepts: ['nounPhrase', 'place', 'organisation'],
    takesWord: false,
    options: {},
    describes: 'Without any article: the noun of "its gross domestic product".',
    write: (draft, value, slot, item) => {
      if (value.type === 'nounPhrase') putOpening(draft, value.text, slot, item);
      else if (value.type === 'place')
        put(draft, draft.language.place(value.name).text, slot, item);
      else if (value.type === 'organisation') put(draft, value.name, slot, item);
      else fail(draft);
    },
  },
  modifier: {
    accepts: ['label', 'money', 'change', 'count'],
    takesWord: false,
    options: {},
    describes: 'The form before a noun: "Series B", "$5 million", "consumer electronics".',
    write: (draft, value, slot, item) => {
      const { language, style } = draft;
      let printed: string | undefined;
      if (value.type === 'label' && value.key !== undefined)
        printed = language.labelForms(value.table, value.key)?.modifier;
      else if (value.type === 'money') printed = language.moneyModifier(value, style);
      else if (value.type === 'change') printed = language.changeModifier(value, style);
      else if (value.type === 'count') printed = language.countModifier(value, style);
      if (printed === undefined) fail(draft);
      else putOpening(draft, printed, slot, item);
    },
  },
  list: {
    accepts: EVERY,
    takesWord: false,
    options: { max: 'number' },
    describes: 'Several with "and"; beyond `max`, "and 3 others".',
    write: writeValue,
  },
  number: {
    accepts: ['count', 'percent'],
    takesWord: false,
    options: {},
    describes: 'The bare figure, without its unit.',
    write: (draft, value, slot, item) => {
      if (value.type !== 'count' && value.type !== 'percent') fail(draft);
      else if (draft.text === '' && !draft.headline) fail(draft);
      else put(draft, draft.language.number(value.value, draft.style), slot, item);
    },
  },
  approx: {
    accepts: ['count', 'money'],
    takesWord: false,
    options: {},
    describes: 'The figure as a reader keeps it: "more than 124,000", "nearly 100".',
    write: (draft, value, slot, item, options) => {
      if (value.type !== 'count' && value.type !== 'money') fail(draft);
      else writeValue(draft, draft.language.approximated(value, draft.style), slot, item, options);
    },
  },
  fraction: {
    accepts: ['change', 'percent'],
    takesWord: false,
    options: {},
    describes: 'A percentage as a fraction, sign aside: "a fifth", "nearly a third".',
    write: (draft, value, slot, item) => {
      const isShare =
        value.type === 'percent' || (value.type === 'change' && value.unit === 'percent');
      const printed = isShare ? draft.language.fraction(value.value, draft.style) : undefined;
      if (printed === undefined) fail(draft);
      else putOpening(draft, printed, slot, item);
    },
  },
  ordinal: {
    accepts: ['count'],
    takesWord: false,
    options: {},
    describes: 'The place in an order: "third", "12th".',
    write: (draft, value, slot, item) => {
      if (value.type !== 'count') fail(draft);
      else putOpening(draft, draft.language.ordinal(Number(value.value), draft.style), slot, item);
    },
  },
  plural: {
    accepts: ['count', 'list', 'nounPhrase', 'place', 'organisation'],
    takesWord: true,
    beside: true,
    options: {},
    describes: 'A word in the number of a value: {{plural "patent" count}}.',
    write: (draft, value, _slot, _item, { word = '' }) => {
      const printed = isPlural(draft, value) ? draft.language.plural(word) : word;
      say(draft, draft.text === '' ? draft.language.capitalise(printed) : printed);
    },
  },
  verb: {
    accepts: ['count', 'list', 'nounPhrase', 'place', 'organisation', 'person'],
    takesWord: true,
    beside: true,
    options: { tense: 'string' },
    describes:
      'A verb in the number of its subject: {{verb "lead" leads}}, {{verb "be" indicator tense="past"}}.',
    write: (draft, value, _slot, _item, { word = '', tense }) => {
      say(draft, draft.language.verb(word, isPlural(draft, value), tense));
    },
  },
  quote: {
    accepts: ['quotation', 'sentence', 'clause'],
    takesWord: false,
    options: {},
    describes: "In the style's quotation marks, byte for byte.",
    write: (draft, value, slot, item) => {
      if (value.type !== 'quotation' && value.type !== 'sentence' && value.type !== 'clause')
        fail(draft);
      else put(draft, draft.language.quote(value.text, draft.style), slot, item);
    },
  },
  basis: {
    accepts: ['change'],
    takesWord: false,
    beside: true,
    options: {},
    describes:
      'What a change is measured against: "from a year earlier"; nothing, and no space before it, where that is not known.',
    write: (draft, value, slot, item) => {
      if (value.type !== 'change') {
        fail(draft);
        return;
      }
      const basis = draft.language.basis(value, draft.style);
      if (basis !== undefined) put(draft, basis, slot, item);
      else if (draft.text.endsWith(' ')) draft.text = draft.text.slice(0, -1);
    },
  },
  on: timePhrase('on', '"on Jan. 5".'),
  in: timePhrase('in', '"in 2020", "in the fourth quarter of 2020".'),
  by: timePhrase('by', '"by 2022".'),
  since: timePhrase('since', '"since 2008".'),
  asOf: timePhrase('asOf', '"as of Dec. 31, 2020".'),
  from: timePhrase('from', '"from January to August 2020".'),
};

/**
 * The writer of a slot: takes the value at the slot's index when it runs.
 *
 * @example
 * typeof slotWriter(plainSlot, 0, { word: undefined, max: 3, tense: 'present' }) // => 'function'
 */
export function slotWriter(helper: SlotHelper, slot: number, options: SlotOptions): Writer {
  const { write } = helper;
  if (slot >= 0) {
    return (draft) => {
      const value = draft.facts[slot];
      if (value === undefined) draft.failed = true;
      else write(draft, value, slot, NO_ITEM, options);
    };
  }
  const index = -1 - slot;
  return (draft) => {
    const value = draft.element[index];
    if (value === undefined) draft.failed = true;
    else write(draft, value, slot, NO_ITEM, options);
  };
}
