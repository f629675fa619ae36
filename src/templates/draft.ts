import type { Clock, Organisation, Style, Value } from '../model.js';
import type { Language } from '../languages/index.js';

/** Every span is four numbers in {@link Draft.spans}: start, end, slot, item. */
export const SPAN_WIDTH = 4;

/** The item of a span that is not one of a list. */
export const NO_ITEM = -1;

/** An organisation of an item with what its mentions ask of the language, which is asked once. */
export interface Referent {
  readonly organisation: Organisation;
  /** What it is in the event, where the kind says so: `company`. */
  role: string | undefined;
  shortName: string | undefined;
  takesArticle: boolean | undefined;
  /** How it was called last; nothing before its first mention. */
  form: 'name' | 'noun' | 'pronoun' | undefined;
}

/**
 * The one state that writers write to: a sentence as it grows, and what the item has mentioned so far.
 *
 * A slot is the index of a fact of the kind, or `-1 - index` of a fact of the element that the sentence is about.
 */
export interface Draft {
  readonly language: Language;
  readonly style: Style;
  readonly clock: Clock;
  /** The facts of the event and of the element, by index. */
  facts: readonly (Value | undefined)[];
  element: readonly (Value | undefined)[];
  /** The headline is no first mention and says names short. */
  headline: boolean;
  /** Names are introduced without their descriptions: there is no room for them. */
  brief: boolean;
  text: string;
  spans: number[];
  /** An apposition or a dated phrase wants a comma before whatever comes next, unless that is punctuation. */
  comma: boolean;
  /** The sentence cannot be said of these values; another wording is tried. */
  failed: boolean;
  /** Names of people mentioned in the item's body so far. */
  mentioned: string[];
  /** The organisations of the item. */
  referents: Referent[];
  /** Those that this sentence and the one before name. */
  named: Referent[];
  namedBefore: Referent[];
  /** Names of organisations and people that this sentence and the one before open with. */
  subject: string | undefined;
  previousSubject: string | undefined;
  /** How many sentences in a row before this one open with the definite article. */
  articlesBefore: number;
}

/** Writes a piece of a sentence. */
export type Writer = (draft: Draft) => void;

/**
 * Makes an empty draft of an item.
 *
 * @example
 * newDraft({} as Language, {} as Style, { today: '2021-06-02', instant: 0, archive: false }).text // => ''
 */
export function newDraft(language: Language, style: Style, clock: Clock): Draft {
  return {
    language,
    style,
    clock,
    facts: [],
    element: [],
    headline: false,
    brief: false,
    text: '',
    spans: [],
    comma: false,
    failed: false,
    mentioned: [],
    referents: [],
    named: [],
    namedBefore: [],
    subject: undefined,
    previousSubject: undefined,
    articlesBefore: 0,
  };
}

const DROPS_COMMA = new Set([',', '.', ';', ':', '!', '?', ')', '—']);

/**
 * The writer of literal wording: settles a comma that is due, drops its full stop after a value that ends in one, and
 * puts it inside the marks of a quotation.
 *
 * @example
 * ((draft) => { literal(' rose.')(draft); return draft.text; })({ ...newDraft({} as Language, {} as Style, { today: '2021-06-02', instant: 0, archive: false }), text: 'Sales' }) // => 'Sales rose.'
 */
export function literal(text: string): Writer {
  const dropsComma = DROPS_COMMA.has(text.charAt(0));
  const afterStop = text.startsWith('.') ? text.slice(1) : undefined;
  return (draft) => {
    if (draft.comma) {
      draft.comma = false;
      if (!dropsComma) draft.text += ',';
    }
    if (afterStop === undefined) draft.text += text;
    else if (endsInStop(draft.text)) draft.text += afterStop;
    else if (closesQuotation(draft.text)) stopInside(draft, afterStop);
    else draft.text += text;
  };
}

/** A sentence that ends with a quotation has its full stop inside the marks. */
function closesQuotation(text: string): boolean {
  return isQuotationMark(text.charCodeAt(text.length - 1));
}

function stopInside(draft: Draft, rest: string): void {
  const { text, spans } = draft;
  draft.text = `${text.slice(0, -1)}.${text.slice(-1)}${rest}`;
  const end = spans.length - SPAN_WIDTH + 1;
  if (spans[end] === text.length) spans[end] = text.length + 1;
}

/** A stop, or one before a closing quotation mark or apostrophe. */
function endsInStop(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  if (isStop(last)) return true;
  return (isQuotationMark(last) || last === 0x2019) && isStop(text.charCodeAt(text.length - 2));
}

/** . ! ? … */
function isStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026;
}

/** " ” */
function isQuotationMark(code: number): boolean {
  return code === 34 || code === 0x201d;
}

/**
 * Appends a value's wording with its span.
 *
 * @example
 * ((draft) => { put(draft, 'Cisco', 0, -1); return draft.spans; })(newDraft({} as Language, {} as Style, { today: '2021-06-02', instant: 0, archive: false })) // => [0, 5, 0, -1]
 */
export function put(draft: Draft, text: string, slot: number, item: number): void {
  settleComma(draft);
  const start = draft.text.length;
  draft.text += text;
  draft.spans.push(start, start + text.length, slot, item);
}

/**
 * Appends wording that is the language's and not a value's, such as the "and" of a list.
 *
 * @example
 * ((draft) => { say(draft, ' and '); return draft.text; })(newDraft({} as Language, {} as Style, { today: '2021-06-02', instant: 0, archive: false })) // => ' and '
 */
export function say(draft: Draft, text: string): void {
  settleComma(draft);
  draft.text += text;
}

function settleComma(draft: Draft): void {
  if (!draft.comma) return;
  draft.comma = false;
  draft.text += ', ';
}
