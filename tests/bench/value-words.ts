/**
 * The value helpers of the rivals: what the library's own language prints, without spans and without references. An
 * author who writes bare templates knows the type of each value, so no helper has to find it out.
 */
import type {
  CalendarDate,
  Change,
  Clock,
  Count,
  Label,
  List,
  Money,
  NounPhrase,
  Organisation,
  Period,
  Place,
  Style,
  Value,
} from '../../src/model.js';
import type { Language, TimePreposition } from '../../src/languages/index.js';

/** Prints a value of one type; what does not fit it prints as nothing. */
export type Helper = (value: Value) => string | undefined;

/** For each type of value, and of list by its members, the helpers that can print it. No two types share a name. */
export type Helpers = Readonly<Record<string, Readonly<Record<string, Helper>>>>;

/**
 * Under which key of the helpers a value's own stand.
 *
 * @example
 * typeOf({ type: 'list', items: [{ type: 'place', name: 'China' }] }) // => 'list of place'
 */
export function typeOf(value: Value): string {
  return value.type === 'list' ? `list of ${value.items[0]?.type ?? 'nothing'}` : value.type;
}

/** The helper that prints a name as it is: template engines have a path for that. */
export const nameHelper = 'name';

/** Each helper also with a capital, for the opening of a sentence: `on` and `On`. */
function withCapitals(
  helpers: Readonly<Record<string, Helper>>,
  language: Language,
): Record<string, Helper> {
  const all: Record<string, Helper> = {};
  for (const [name, helper] of Object.entries(helpers)) {
    all[name] = helper;
    all[name.charAt(0).toUpperCase() + name.slice(1)] = (value) => {
      const printed = helper(value);
      return printed === undefined ? undefined : language.capitalise(printed);
    };
  }
  return all;
}

/** Makes the helpers for a language and a style. */
export function valueHelpers(language: Language, style: Style, clock: Clock): Helpers {
  const of =
    (print: (value: never) => string | undefined): Helper =>
    (value) =>
      print(value as never);
  const withArticle = (printed: string | undefined): string | undefined =>
    printed === undefined ? undefined : `${language.indefinite(printed)} ${printed}`;
  const noun = ({ table, key }: Label): string | undefined =>
    key === undefined ? undefined : language.labelForms(table, key)?.noun;
  const modifier = ({ table, key }: Label): string | undefined =>
    key === undefined ? undefined : language.labelForms(table, key)?.modifier;
  const time = (name: string): Readonly<Record<string, Helper>> =>
    Object.fromEntries(
      (['on', 'in', 'asOf'] satisfies TimePreposition[]).map((preposition) => [
        `${preposition}${name}`,
        of((value: CalendarDate | Period) => language.timePhrase(preposition, value, style, clock)),
      ]),
    );
  const introduce = (organisation: Organisation): string => {
    const { before, after } = language.introduce(organisation);
    return before + organisation.name + (after === '' ? '' : `, ${after}`);
  };
  const list =
    (print: (item: Value) => string, most: number): Helper =>
    (value) => {
      const { items } = value as List;
      const shown = items.length > most ? most : items.length;
      const rest = items.length - shown;
      const parts = shown + (rest > 0 ? 1 : 0);
      const { between, last } = language.joiner(parts, false, style);
      let text = '';
      for (let index = 0; index < shown; index += 1) {
        if (index > 0) text += index === parts - 1 ? last : between;
        text += print(items[index] as Value);
      }
      return rest > 0 ? text + last + language.others(rest, style) : text;
    };
  const phrase = ({ article, text }: NounPhrase): string =>
    article === undefined
      ? text
      : `${article === 'a' ? language.indefinite(text) : language.reference.the} ${text}`;
  return {
    money: {
      money: of((value: Money) => language.money(value, style)),
      modifierMoney: of((value: Money) => language.moneyModifier(value, style)),
      ...withCapitals(
        { aMoney: of((value: Money) => withArticle(language.moneyModifier(value, style))) },
        language,
      ),
    },
    count: {
      count: of((value: Count) => language.count(value, style, false)),
    },
    change: {
      amountChange: of((value: Change) => language.changeAmount(value, style)),
      modifierChange: of((value: Change) => language.changeModifier(value, style)),
      basisChange: of((value: Change) => language.basis(value, style) ?? ''),
      ...withCapitals(
        { aChange: of((value: Change) => withArticle(language.changeModifier(value, style))) },
        language,
      ),
    },
    date: withCapitals(
      { date: of((value: CalendarDate) => language.date(value, style, clock)), ...time('Date') },
      language,
    ),
    period: withCapitals(
      { period: of((value: Period) => language.period(value, style)), ...time('Period') },
      language,
    ),
    organisation: {
      [nameHelper]: of(({ name }: Organisation) => name),
      shortName: of((value: Organisation) => language.shortName(value)),
      introduce: of(introduce),
      possessiveName: of(({ name }: Organisation) => language.possessive(name, style)),
      possessiveShortName: of((value: Organisation) =>
        language.possessive(language.shortName(value), style),
      ),
    },
    place: {
      place: of(({ name }: Place) => language.place(name).text),
      possessivePlace: of(({ name }: Place) => {
        const { text, plural } = language.place(name);
        return language.possessive(text, style, plural);
      }),
    },
    label: withCapitals(
      {
        noun: of(noun),
        modifier: of(modifier),
        aNoun: of((value: Label) => withArticle(noun(value))),
      },
      language,
    ),
    nounPhrase: withCapitals(
      { phrase: of(phrase), barePhrase: of(({ text }: NounPhrase) => text) },
      language,
    ),
    'list of organisation': {
      listNames: list((item) => (item as Organisation).name, Number.POSITIVE_INFINITY),
      listShortNames: list((item) => language.shortName(item as Organisation), 2),
    },
    'list of nounPhrase': {
      listPhrases: list((item) => phrase(item as NounPhrase), Number.POSITIVE_INFINITY),
    },
  };
}
