import type { Language } from './language.js';
import { approximated } from './en/approximation.js';
import { indefinite } from './en/articles.js';
import { fraction } from './en/fractions.js';
import { date, datedComma, period, timePhrase } from './en/dates.js';
import { labelForms } from './en/labels.js';
import { money, moneyModifier } from './en/money.js';
import {
  basis,
  cardinalWords,
  changeAmount,
  changeModifier,
  count,
  countModifier,
  number,
  ordinal,
  others,
  percent,
} from './en/numbers.js';
import {
  based,
  bodyNoun,
  introduce,
  shortName,
  takesArticle,
  nameInFull,
} from './en/organisations.js';
import { person } from './en/people.js';
import { attributive, place } from './en/places.js';
import { plural } from './en/plurals.js';
import { possessive } from './en/possessives.js';
import { capitalise, joiner, quote, wordCount } from './en/text.js';
import { joining } from './en/joining.js';
import { currencyWords, slips } from './en/slips.js';
import { titleCase } from './en/title-case.js';
import { verb } from './en/verbs.js';

/**
 * English as newspapers write it; what differs between houses comes from the style.
 *
 * @example
 * english.indefinite('$8 million') // => 'an'
 * english.reference.its // => 'its'
 */
export const english: Language = {
  code: 'en',
  money,
  moneyModifier,
  percent,
  changeAmount,
  changeModifier,
  basis,
  count,
  countModifier,
  approximated,
  fraction,
  number,
  cardinalWords,
  ordinal,
  date,
  period,
  timePhrase,
  datedComma,
  indefinite,
  plural,
  possessive,
  verb,
  labelForms,
  place,
  attributive,
  introduce,
  nameInFull,
  shortName,
  takesArticle,
  person,
  reference: { the: 'the', it: 'it', its: 'its' },
  joining,
  bodyNoun,
  based,
  joiner,
  others,
  quote,
  capitalise,
  titleCase,
  wordCount,
  slips,
  currencyWords,
};
