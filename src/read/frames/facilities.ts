/** Places of work: plants where things are made, and offices, stores and the like where a company grows. */
import type { Mention } from '../chunks.js';
import type { Looking, ReadField } from '../frame.js';
import { fieldAt, lowerOf, singularPhrase, thingOf, wordsAt } from './fields.js';

const works =
  /^(?:plant|factory|mill|fab|foundry|gigafactory|megafactory|smelter|refinery|workshop|shipyard|brewery|works|steelwork|ironwork|distillery|furnace|kiln|ironworks|steelworks|biorefinery|mega-factory|giga-factory|cannery|dairy|bakery|electrolyser|electrolyzer)$/;
const workWords =
  /\b(?:(?:production|assembly|manufacturing|packaging|processing|bottling|pilot|coating) (?:lines?|base|site|facilit(?:y|ies)|complex|hub|unit)|wafer fab|manufacturing plant|[\d,.]+-(?:tonne|ton|unit|gwh|mwh|tpa)[\w-]* (?:[\w-]+ ){0,3}lines?)\b/;
const powerPlants =
  /\b(?:power|nuclear|desalination|sewage|water|treatment|solar|hydrogen|house|pot|flower|robotics) plants?\b/;

/**
 * Whether a phrase is of a place where things are made.
 *
 * @example
 * isWorks(undefined) // => false
 */
export function isWorks(mention: Mention | undefined): boolean {
  if (mention === undefined) return false;
  if (mention.members.length > 0) return mention.members.some((member) => isWorks(member));
  const words = lowerOf(mention);
  const last = mention.words.at(-1)?.lower ?? '';
  if (mention.name !== undefined && mention.head === '')
    return /(?:Gigafactory|Megafactory)/.test(mention.name.text);
  return (
    (works.test(mention.head.replace(/^.*[ -]/, '')) ||
      works.test(last) ||
      workWords.test(words)) &&
    !powerPlants.test(words)
  );
}

/**
 * Whether words name a place where things are made.
 *
 * @example
 * isWorksNamed('new battery plant') // => true
 */
export function isWorksNamed(text: string): boolean {
  return /\b(?:plant|factory|mill|fab|foundry|gigafactory|line|lines|facility|works|refinery|smelter)$/i.test(
    text,
  );
}

const sites =
  /^(?:office|store|shop|boutique|restaurant|branch|headquarters|headquarter|hq|campus|hub|center|centre|lab|laboratory|warehouse|showroom|hotel|clinic|school|facility|site|outlet|location|base|studio|academy|cafe|café|supermarket|depot|flagship|datacenter|datacentre|presence|operation|subsidiary|terminal|park|region|complex|garage|kitchen|bakery|gym|cinema|salon|dealership|hangar|yard|outpost|showcase|space)$/;

/**
 * Whether a phrase is of a place where a company works or sells: an office, a store, a data center.
 *
 * @example
 * isSite(undefined) // => false
 */
export function isSite(mention: Mention | undefined): boolean {
  if (mention === undefined) return false;
  if (mention.members.length > 0) return mention.members.some((member) => isSite(member));
  if (mention.name !== undefined && mention.head === '') return false;
  return sites.test(mention.head.replace(/^.*[ -]/, ''));
}

/**
 * What a place of work is called in a record, and the place that its name holds: "its Ghent plant" is a plant in Ghent.
 *
 * @example
 * typeof facilityOf // => 'function'
 */
export function facilityOf(
  mention: Mention,
  of: Looking,
): { readonly field: ReadField; readonly place: ReadField | undefined } | undefined {
  const single = mention.members.find((member) => isWorks(member) || isSite(member)) ?? mention;
  const thing = thingOf(single, of, /^for$/);
  if (thing === undefined) return undefined;
  const { document } = of;
  const name = single.names.find((each) => each.class === 'place' && single.head !== '');
  let { start } = thing;
  let place: ReadField | undefined;
  if (name !== undefined && name.start - start < 3) {
    place = fieldAt(name.text, name.start, name.end, of);
    start = name.end + 1;
  }
  const owner = single.names.find(
    (each) => each.start === start && each.class !== 'place' && single.head !== '',
  );
  if (owner !== undefined && !/^[A-Z]{2,4}$|^\d/.test(owner.text)) {
    // whose plant it is stands before: "Toyota's Altona plant", "its Szeged plant"
    const isOwned =
      single.possessor !== undefined || /^(?:its|their|our)$/.test(single.determiner ?? '');
    if (isOwned && owner.class === 'unknown' && place === undefined)
      place = { ...fieldAt(owner.text, owner.start, owner.end, of), sure: 0.8 };
    start = owner.end + 1;
  }
  if (start >= thing.end) return undefined;
  const text = wordsAt(document.text, start, thing.end);
  return { field: fieldAt(text, start, thing.end, of), place };
}

/**
 * The unit that stands after a figure, in the singular: "small satellites per year" gives "small satellite".
 *
 * @example
 * quantityUnit(' small satellites per year.') // => 'small satellite'
 * quantityUnit(' tons of steel a year') // => 'ton of steel'
 * quantityUnit(' percent a year') // => undefined
 */
export function quantityUnit(after: string): string | undefined {
  const match =
    /^[- ]((?:(?!per\b|a\b|each\b|every\b|annually|yearly|monthly|daily|weekly|in\b|by\b|from\b|at\b|when\b|and\b|for\b|once\b|with\b|to\b|on\b|after\b)[\p{L}\d-]+ ?){1,5})/iu.exec(
      after,
    );
  const words = match?.[1]?.trim();
  if (words === undefined || /^(?:percent|per cent|%|times)/i.test(words)) return undefined;
  const [head = '', ...inner] = words.split(/ of (?=.)/);
  return [singularPhrase(head), ...inner].join(' of ');
}
