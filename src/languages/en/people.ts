import type { Person, Style } from '../../model.js';
import type { PersonMention } from '../language.js';
import { takesArticle } from './organisations.js';
import { possessive } from './possessives.js';

/** Words of titles, which after a name stand in lower case; names within a title keep their capitals. */
const titleWords: ReadonlySet<string> = new Set(
  (
    'acting advisor adviser affairs analyst analytics and assistant associate board business chair chairman chairperson ' +
    'chairwoman chief co-chair co-chairman co-chief co-founder cofounder commercial communications compliance controller ' +
    'corporate counsel data deputy development director editor emeritus engineer engineering executive finance financial ' +
    'founder founding general global governor group head human information innovation interim investment legal lead ' +
    'manager managing marketing medical member minister non-executive of officer operating operations outgoing partner ' +
    'people president prime principal product production public relations regional research resources revenue risk sales ' +
    'science scientific scientist secretary security senior spokesman spokesperson spokeswoman strategist strategy ' +
    'technical technology treasurer vice economist the for'
  ).split(' '),
);

/** The hundred commonest family names of the Chinese, in pinyin, less those that are English given names. */
const chineseFamilyNames: ReadonlySet<string> = new Set(
  (
    'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng ' +
    'yu dong xiao cheng cao yuan deng xu fu shen zeng peng lü lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong ' +
    'tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan ' +
    'qian yin lei tu ouyang zuo hong gong pang lai xiang ' +
    'situ'
  ).split(' '),
);

/** A syllable or two of pinyin: what a Chinese given name is made of. */
const pinyin =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?ang|[iu]?an|i?ong|u?eng|uai|iao|[iu]?ai|[iu]?ao|u?ei|[iu]?en|i?ng|iu|ou|uo|ui|un|in|ing|ia|ie|ua|ue|üe|ün|er|[aeiouü])['’-]?){1,3}$/i;

const honorifics = /^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady)\.? /;
const generations = /,? (?:Jr\.?|Sr\.?|II|III|IV)$/;
const particles: ReadonlySet<string> = new Set(
  'van von der den de del della di da dos du la le ten ter bin al el ibn af av zu zur'.split(' '),
);

function familyName(name: string): string {
  const plain = name.replace(honorifics, '').replace(generations, '');
  const words = plain.split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length < 2) return plain;
  const given = words.slice(1);
  if (chineseFamilyNames.has(first.toLowerCase()) && given.every((word) => pinyin.test(word))) {
    // "Li Wang" may be either order, so neither half is picked
    return given.length === 1 && chineseFamilyNames.has(last.toLowerCase()) ? plain : first;
  }
  // Korean names put the family first and hyphenate the rest
  if (given.length === 1 && /^[A-Z][a-z]+-[a-z]+$/.test(last) && first.length <= 5) return first;
  let from = words.length - 1;
  while (from > 1 && particles.has(words[from - 1] ?? '')) from--;
  return words.slice(from).join(' ');
}

function titleInText(title: string): string {
  if (title === title.toLowerCase()) return title;
  return title
    .split(' ')
    .map((word) => {
      const lower = word.toLowerCase();
      const bare = lower.replace(/[,;]$/, '');
      return word !== word.toUpperCase() &&
        bare.split('-').every((part) => titleWords.has(part) || titleWords.has(bare))
        ? lower
        : word;
    })
    .join(' ');
}

/**
 * A person's name with what stands around it. First: the whole name, with title and organisation as an
 * apposition ("BlackBerry's chief financial officer"), or only the organisation before it. Later: the
 * family name, which stands first in Chinese and hyphenated Korean names; the whole name where the order
 * cannot be known.
 *
 * @example
 * person({ type: 'person', name: 'Steve Rai', title: 'Chief Financial Officer', organisation: 'BlackBerry' }, 'first', { quotes: 'straight' }) // => { before: '', name: 'Steve Rai', after: "BlackBerry's chief financial officer" }
 * person({ type: 'person', name: 'Chen Yulu' }, 'later', {}).name // => 'Chen'
 * person({ type: 'person', name: 'Ursula von der Leyen' }, 'later', {}).name // => 'von der Leyen'
 */
export function person(value: Person, mention: 'first' | 'later', style: Style): PersonMention {
  const { name, organisation } = value;
  if (mention === 'later') return { before: '', name: familyName(name), after: '' };
  const title = value.title === undefined ? undefined : titleInText(value.title);
  if (organisation === undefined) return { before: '', name, after: title ?? '' };
  const the = takesArticle({ type: 'organisation', name: organisation }) ? 'the ' : '';
  if (title === undefined)
    return { before: `${the}${possessive(organisation, style)} `, name, after: '' };
  if (title.includes(organisation)) return { before: '', name, after: title };
  // "the Ministry of Commerce's minister" trips where "minister of …" or "at" does not
  if (/ of | for | at /.test(organisation) && !/ of | for | at /.test(title)) {
    return { before: '', name, after: `${title} of ${the}${organisation}` };
  }
  return { before: '', name, after: `${the}${possessive(organisation, style)} ${title}` };
}
