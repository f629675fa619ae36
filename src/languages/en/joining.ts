import type { Joining } from '../language.js';
import { tenseOf, verbOf } from './predicates.js';

/**
 * How neighbouring sentences become one in English.
 *
 * @example
 * joining.participles.get('took') // => 'taking'
 * joining.tenseOf('was') // => 'past'
 */
export const joining: Joining = {
  words: 30,
  and: ' and ',
  adjuncts: ['Earlier in'],
  pointing: /\b(?:it|that|them|the money|the sum|there|these|this|those)\b/u,
  while: ', while ',
  stands: [
    'It',
    'The deal',
    'The figure',
    'The forecast',
    'The round',
    'The fund',
    'The company',
    'The agreement',
    'The venture',
    'The shares',
    'The plant',
    'The draft',
    'The document',
    'The money',
    'The offering',
    'Net income',
    'Revenue',
    'They',
  ],
  events: [
    ['The round', 'The deal', 'The grant', 'The money', 'The funds'],
    ['The offering', 'The listing', 'The offer price'],
  ],
  participles: new Map([
    ['brings', 'bringing'],
    ['brought', 'bringing'],
    ['gives', 'giving'],
    ['gave', 'giving'],
    ['raises', 'raising'],
    ['raised', 'raising'],
    ['takes', 'taking'],
    ['took', 'taking'],
    ['values', 'valuing'],
    ['valued', 'valuing'],
  ]),
  parallels: [
    ['Net income', 'Revenue'],
    ['Trading volume', 'Volume', 'Turnover', 'Market value', 'The market value'],
    ['The offer price', 'The market value'],
    ['The figure ten years earlier', 'The highest figure of the ten years before'],
    ['The figure a year earlier', 'The highest figure of the ten years before'],
  ],
  within: (phrase) => phrase.charAt(0).toLowerCase() + phrase.slice(1),
  lowered: (text) =>
    /^(?:A|All|An|As|At|Both|By|Each|Few|For|From|In|It|Its|Many|More|Most|No|On|Some|That|The|Their|There|These|They|This|With) \p{Ll}/u.test(
      text,
    )
      ? text.charAt(0).toLowerCase() + text.slice(1)
      : undefined,
  of: ' of ',
  relatives: { body: ', which ', person: ', who ' },
  reporting: {
    verbs: ['said', 'added'],
    that: 'that ',
    tails: [
      { before: ', according to ', after: '' },
      { before: ', ', after: ' said' },
      { before: ', ', after: ' added' },
    ],
    sameOwner: [', the forecaster said', ', the forecaster added'],
    words:
      /\b(?:according|add(?:s|ed)|announced|den(?:ies|ied)|report(?:s|ed)|sa(?:ys|id)|told)\b/u,
  },
  auxiliaries: new Set(['are', 'had', 'has', 'have', 'is', 'was', 'were', 'will', 'would']),
  repeatable: new Set(['changes']),
  verbOf,
  tenseOf,
};
