/**
 * How large a template may be. The largest that ships has a tenth to a third of each, so that nobody meets a limit by
 * honest work, and what is within them is parsed, loaded and planned in bounded time.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { sourceOfBullet } from './source-text.js';
import type { TemplateSyntax } from './syntax.js';

/** The limits; a bullet with more than four optional phrases is `template/too-many-phrases`. */
export const templateLimits = {
  characters: 200_000,
  frontMatter: 10_000,
  line: 4_000,
  /** Blocks within blocks, and brackets within brackets of the front matter. */
  depth: 8,
  /** All that stands in double braces. */
  slots: 20_000,
  blocks: 1_000,
  bullets: 4_000,
  /** Characters of one bullet. */
  bullet: 2_000,
  /** The forms that all bullets have together: four optional phrases give one bullet sixteen. */
  wordings: 15_000,
  /** Messages that the order names. */
  order: 200,
} as const;

type Report = (line: number, message: string, hint: string) => Diagnostic;

function reportIn(file: string): Report {
  return (line, message, hint) =>
    diagnose('template/too-large', { message, hint, place: { file, line, column: 1 } });
}

/**
 * What of a template's text goes beyond the limits: told before it is parsed, in one pass. The first excess of each
 * sort.
 *
 * @example
 * excessOfText('---\nkind: visit\n---\n', 'visit.hbs') // => []
 * excessOfText('x'.repeat(5000), 'visit.hbs').map(({ code }) => code) // => ['template/too-large']
 */
export function excessOfText(text: string, file: string): readonly Diagnostic[] {
  const report = reportIn(file);
  const { characters, frontMatter, line: longest, depth: deepest, slots } = templateLimits;
  if (text.length > characters)
    return [
      report(
        1,
        `The template has ${text.length} characters; at most ${characters} are read.`,
        'Make it shorter: a kind has one template, and a bullet one sentence.',
      ),
    ];
  const found: Diagnostic[] = [];
  const long = firstLongLine(text, longest);
  if (long !== undefined)
    found.push(
      report(long, `The line has more than ${longest} characters.`, 'Break it between two slots.'),
    );
  const end = text.indexOf('\n---');
  const front = end < 0 ? '' : text.slice(0, end);
  if (front.length > frontMatter)
    found.push(
      report(
        1,
        `The front matter has ${front.length} characters; at most ${frontMatter} are read.`,
        'It takes `kind`, `paragraphs` and `names`, nothing else.',
      ),
    );
  const deepFront = firstDeep(front, /[[\]{}]/g, (sign) => (sign === '[' || sign === '{' ? 1 : -1));
  if (deepFront !== undefined)
    found.push(
      report(
        deepFront,
        `The front matter has more than ${deepest} brackets within each other.`,
        'It takes `paragraphs`, a list of lists of message names.',
      ),
    );
  const deep = firstDeep(text, /\{\{~?[#^/]/g, (sign) => (sign.endsWith('/') ? -1 : 1));
  if (deep !== undefined)
    found.push(
      report(
        deep,
        `More than ${deepest} blocks stand within each other.`,
        'A block of a message holds bullets, a bullet optional phrases, and these no other block.',
      ),
    );
  const many = nthOf(text, '{{', slots + 1);
  if (many !== undefined)
    found.push(
      report(
        many,
        `The template has more than ${slots} slots, blocks and comments.`,
        'Make several templates of it, or leave bullets out.',
      ),
    );
  return found;
}

/**
 * What of a parsed template goes beyond the limits: told before its bullets are expanded.
 *
 * @example
 * excessOfSyntax({ file: 'visit.hbs', frontMatter: { kind: 'visit', paragraphs: [Array(300).fill('lead')] }, blocks: [] }).length // => 1
 */
export function excessOfSyntax({
  file,
  frontMatter,
  blocks,
}: TemplateSyntax): readonly Diagnostic[] {
  const report = reportIn(file);
  const found: Diagnostic[] = [];
  const entries = frontMatter.paragraphs.reduce((sum, { length }) => sum + length, 0);
  if (entries > templateLimits.order)
    found.push(
      report(
        2,
        `The order names ${entries} messages; at most ${templateLimits.order} are told.`,
        'Name a message once; `name*` repeats it while it says something new.',
      ),
    );
  const tooMany = blocks[templateLimits.blocks];
  if (tooMany !== undefined)
    found.push(
      report(
        tooMany.at[0],
        `The template has more than ${templateLimits.blocks} blocks.`,
        'Put bullets with the same gates into one block.',
      ),
    );
  let bullets = 0;
  let wordings = 0;
  for (const { nodes, at } of blocks.flatMap((block) => block.bullets)) {
    const { length } = sourceOfBullet(nodes);
    if (length > templateLimits.bullet)
      found.push(
        report(
          at[0],
          `The bullet has ${length} characters; at most ${templateLimits.bullet} are worded.`,
          'A bullet is one sentence: begin the next one with `- ` on a line of its own.',
        ),
      );
    bullets += 1;
    if (bullets === templateLimits.bullets + 1)
      found.push(
        report(
          at[0],
          `The template has more than ${templateLimits.bullets} bullets.`,
          'Leave out those that are hardly ever chosen: `templates coverage` tells which.',
        ),
      );
    const before = wordings;
    wordings += 2 ** nodes.filter((node) => typeof node !== 'string' && 'nodes' in node).length;
    if (before <= templateLimits.wordings && wordings > templateLimits.wordings)
      found.push(
        report(
          at[0],
          `The bullets have more than ${templateLimits.wordings} forms with and without their optional phrases.`,
          'Each optional phrase doubles the forms of its bullet: make fewer, or bullets of them.',
        ),
      );
  }
  return found;
}

/** The line that is longer than `most`, from 1. */
function firstLongLine(text: string, most: number): number | undefined {
  let line = 1;
  for (let start = 0; ; line += 1) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > most) return line;
    if (end < 0) return undefined;
    start = end + 1;
  }
}

/** The line where signs that open and close stand deeper within each other than is read. */
function firstDeep(
  text: string,
  signs: RegExp,
  stepOf: (sign: string) => 1 | -1,
): number | undefined {
  let depth = 0;
  for (const match of text.matchAll(signs)) {
    depth = Math.max(0, depth + stepOf(match[0]));
    if (depth > templateLimits.depth) return lineAt(text, match.index);
  }
  return undefined;
}

/** The line of the nth place where a piece of text stands. */
function nthOf(text: string, piece: string, nth: number): number | undefined {
  let at = -1;
  for (let count = 0; count < nth; count += 1) {
    at = text.indexOf(piece, at + 1);
    if (at < 0) return undefined;
  }
  return lineAt(text, at);
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}
