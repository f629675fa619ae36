/**
 * The entry for templates in memory: from the text of a template to its blocks, bullets and slots. Nothing here knows
 * a kind: what the names mean is checked when a newsbot is made with them.
 */
import Handlebars from 'handlebars';
import { isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { excessOfSyntax, excessOfText } from './limits.js';
import type {
  Block,
  Bullet,
  ParsedTemplate,
  Position,
  SlotNode,
  TemplateSet,
  TemplateSyntax,
} from './syntax.js';
import {
  checkWording,
  isPhrase,
  unplaced,
  type PlacedNode,
  type PlacedPhrase,
  type PlacedText,
  type Report,
} from './wording.js';

/**
 * The schema of the front matter of a template.
 *
 * @example
 * frontMatterSchema.safeParse({ kind: 'visit', paragraphs: [['lead']] }).success // => true
 */
export const frontMatterSchema = z
  .strictObject({
    kind: z
      .string()
      .meta({ description: 'The kind whose story is told.', examples: ['funding-round'] }),
    paragraphs: z
      .array(z.array(z.string().regex(/^[a-z][A-Za-z]*\*?$/)).min(1))
      .min(1)
      .meta({
        description:
          'The order of the story: messages by paragraph. `name*` says a message again while it has something new.',
        examples: [[['lead', 'backers*'], ['background*']]],
      }),
    names: z
      .record(z.string(), z.string().regex(/^[\p{Ll}\p{Lu}][\p{L}\p{M}’ -]*$/u))
      .meta({
        description: 'What facts are called where a correction names them.',
        examples: [{ amount: 'sum' }],
      })
      .optional(),
  })
  .describe('The front matter of a template: the YAML between its first two lines of `---`.');

const MOST_PHRASES = 4;

const GATES = new Set(['when', 'unless', 'after', 'each']);

/**
 * Parses a template file. Problems come back as diagnostics with line and column; without a syntax when the file has
 * no usable front matter or cannot be parsed at all.
 *
 * @example
 * parseTemplate('---\nkind: visit\nparagraphs: [[lead]]\n---\n{{#lead}}\n- {{guest}} came.\n{{/lead}}\n', 'visit.hbs').syntax?.blocks[0]?.message // => 'lead'
 */
export function parseTemplate(text: string, file: string): ParsedTemplate {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, [line, column], message, hint) => {
    diagnostics.push(
      diagnose(code, {
        message,
        place: { file, line, column },
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  };
  const top: Position = [1, 1];
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const excess = excessOfText(source, file);
  if (excess.length > 0) return { diagnostics: excess };

  const fence = /^---\n([\s\S]*?\n)---\n/.exec(source);
  if (fence === null) {
    report(
      'template/front-matter',
      top,
      'The template does not begin with front matter between two lines of `---`.',
      'Begin with `---`, `kind:`, `paragraphs:` and `---`.',
    );
    return { diagnostics };
  }
  const front = parseFrontMatter(fence[1] ?? '', report);
  const skippedLines = fence[0].split('\n').length - 1;

  let program: hbs.AST.Program;
  try {
    program = Handlebars.parseWithoutProcessing(source.slice(fence[0].length));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unclosed = unclosedBlock(source);
    if (unclosed !== undefined) {
      report(
        'template/syntax',
        unclosed.at,
        `The block ${unclosed.name} is not closed.`,
        `Close it with {{/${unclosed.name}}}.`,
      );
    } else {
      const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1) + skippedLines;
      report(
        'template/syntax',
        [line, 1],
        `The template cannot be parsed: ${firstLineOf(message)}`,
      );
    }
    return { diagnostics };
  }

  const position = (node: { loc: hbs.AST.SourceLocation }): Position => [
    node.loc.start.line + skippedLines,
    node.loc.start.column + 1,
  ];
  const blocks = program.body.flatMap((statement): Block[] => {
    if (statement.type === 'CommentStatement') return [];
    if (statement.type === 'ContentStatement') {
      const content = (statement as hbs.AST.ContentStatement).value;
      if (content.trim() !== '') {
        const [line, column] = position(statement);
        const blankLines = (/^\s*/.exec(content)?.[0] ?? '').split('\n').length - 1;
        report(
          'template/forbidden',
          [line + blankLines, blankLines > 0 ? 1 : column],
          `Text stands outside the blocks: ${JSON.stringify(content.trim().slice(0, 40))}.`,
          'Put wording into a bullet of a block.',
        );
      }
      return [];
    }
    if (statement.type !== 'BlockStatement') {
      report(
        'template/forbidden',
        position(statement),
        'Only blocks such as {{#lead}} … {{/lead}} stand at the top of a template.',
      );
      return [];
    }
    return [parseBlock(statement as hbs.AST.BlockStatement, { position, report, skippedLines })];
  });
  if (front === undefined) return { diagnostics };
  const syntax: TemplateSyntax = { file, ...front, blocks };
  const bulk = excessOfSyntax(syntax);
  return bulk.length > 0 ? { diagnostics: [...diagnostics, ...bulk] } : { syntax, diagnostics };
}

/**
 * Parses templates by their path, `<language>/<kind>.hbs`, for the option `templates` of a newsbot.
 *
 * @example
 * Object.keys(parseTemplates({ 'en/visit.hbs': '---\nkind: visit\nparagraphs: [[lead]]\n---\n' })) // => ['en/visit.hbs']
 */
export function parseTemplates(texts: Readonly<Record<string, string>>): TemplateSet {
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, parseTemplate(text, `templates/${path}`)]),
  );
}

/** The first block that is opened and not closed before the next of its level: Handlebars tells only where it gave up. */
function unclosedBlock(source: string): { name: string; at: Position } | undefined {
  const open: { name: string; at: Position }[] = [];
  for (const match of source.matchAll(/\{\{([#/])\s*(\w+)/g)) {
    const [, sigil, name = ''] = match;
    const before = source.slice(0, match.index).split('\n');
    const at: Position = [before.length, (before.at(-1)?.length ?? 0) + 1];
    if (sigil === '#') {
      const last = open.at(-1);
      if (last !== undefined && name !== 'opt') return last;
      open.push({ name, at });
    } else if (open.at(-1)?.name === name) open.pop();
    else return open.at(-1);
  }
  return open.at(-1);
}

interface Reader {
  readonly position: (node: { loc: hbs.AST.SourceLocation }) => Position;
  readonly report: Report;
  readonly skippedLines: number;
}

function firstLineOf(message: string): string {
  const lines = message.split('\n').filter((line) => !/^[-.]*\^?$/.test(line.trim()));
  return lines.join(' ').replaceAll(/\s+/g, ' ').slice(0, 200);
}

/** The front matter with the places of its order. */
function parseFrontMatter(
  yaml: string,
  report: Report,
): Pick<TemplateSyntax, 'frontMatter' | 'orderAt'> | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    report(
      'template/front-matter',
      [line + 1, col],
      `The front matter is not YAML: ${firstLineOf(error.message)}`,
    );
    return undefined;
  }
  const trap = trapOf(document);
  if (trap !== undefined) {
    const { line, col } = lineCounter.linePos(trap.at);
    report(
      'template/front-matter',
      [line + 1, col],
      trap.message,
      'Write names out; `name*` is a message that repeats, with the star at its end.',
    );
    return undefined;
  }
  const parsed = frontMatterSchema.safeParse(document.toJS());
  const placeOf = (path: readonly PropertyKey[]): Position => {
    const node = document.getIn(path, true);
    if (!isNode(node) || !node.range) return [2, 1];
    const { line, col } = lineCounter.linePos(node.range[0]);
    return [line + 1, col];
  };
  if (parsed.success)
    return {
      frontMatter: parsed.data,
      orderAt: parsed.data.paragraphs.map((paragraph, index) =>
        paragraph.map((_, place) => placeOf(['paragraphs', index, place])),
      ),
    };
  for (const issue of parsed.error.issues) {
    report(
      'template/front-matter',
      placeOf(issue.path),
      `The front matter's ${issue.path.join('.') || 'content'} does not fit: ${issue.message}.`,
      'It takes `kind` and `paragraphs` (a list of lists of message names).',
    );
  }
  return undefined;
}

/**
 * What of YAML makes much of little: a few lines of aliases stand for billions of names, and keys within keys are
 * written out for each that they stand in.
 */
function trapOf(document: Document): { readonly message: string; readonly at: number } | undefined {
  let trap: { readonly message: string; readonly at: number } | undefined;
  visit(document, {
    Alias: (_key, { source, range }) => {
      trap = { message: `The front matter takes no aliases: *${source}.`, at: range?.[0] ?? 0 };
      return visit.BREAK;
    },
    Pair: (_key, { key }) => {
      if (isScalar(key)) return undefined;
      const at = isNode(key) ? (key.range?.[0] ?? 0) : 0;
      trap = { message: 'The keys of the front matter are words.', at };
      return visit.BREAK;
    },
  });
  return trap;
}

function parseBlock(block: hbs.AST.BlockStatement, reader: Reader): Block {
  const { position, report } = reader;
  const at = position(block);
  const message = block.path.original;
  if (block.params.length > 0)
    report(
      'template/forbidden',
      at,
      `Block ${message} takes gates such as when="…", no other arguments.`,
    );
  if (block.inverse as hbs.AST.Program | undefined)
    report(
      'template/forbidden',
      at,
      'A block has no {{else}}; write a second block with its own gates.',
    );
  const gates: Record<string, string> = {};
  for (const pair of (block.hash as hbs.AST.Hash | undefined)?.pairs ?? []) {
    if (!GATES.has(pair.key) || pair.value.type !== 'StringLiteral') {
      report(
        'template/forbidden',
        position(pair),
        `Block ${message} has no gate ${pair.key}.`,
        'The gates are when, unless, after and each, each with a string of fact names.',
      );
    } else {
      gates[pair.key] = (pair.value as hbs.AST.StringLiteral).value;
    }
  }
  const names = (gate: string): string[] =>
    (gates[gate] ?? '').split(/\s+/).filter((name) => name !== '');
  const each = names('each');
  if (each.length > 1)
    report('template/forbidden', at, `Block ${message} goes over one list, not ${each.length}.`);
  return {
    at,
    message,
    when: unlessEmpty(names('when')),
    unless: unlessEmpty(names('unless')),
    after: unlessEmpty(names('after')),
    each: each[0],
    bullets: parseBullets(block.program, message, reader),
  };
}

/** The syntax leaves out what is empty. */
function unlessEmpty(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}

/** Bullets begin with a dash at the start of a line; a line that does not goes on with the bullet before. */
function parseBullets(program: hbs.AST.Program, message: string, reader: Reader): Bullet[] {
  const bullets: { nodes: PlacedNode[]; when: string[]; unless: string[]; at: Position }[] = [];
  const { position, report } = reader;
  for (const statement of program.body) {
    const at = position(statement);
    const current = bullets.at(-1);
    if (statement.type === 'CommentStatement') continue;
    if (statement.type === 'ContentStatement') {
      const [first = '', ...rest] = (statement as hbs.AST.ContentStatement).value.split(
        /\n[ \t]*-[ \t]+/,
      );
      if (current !== undefined) pushText(current.nodes, first, at);
      else if (first.trim() !== '')
        report(
          'template/forbidden',
          at,
          `Text stands before the first bullet of ${message}.`,
          'Begin each wording with `- ` on a line of its own.',
        );
      let line = at[0] + first.split('\n').length - 1;
      for (const part of rest) {
        line += 1;
        const nodes: PlacedNode[] = [];
        pushText(nodes, part, [line, 3]);
        bullets.push({ nodes, when: [], unless: [], at: [line, 1] });
        line += part.split('\n').length - 1;
      }
      continue;
    }
    if (current === undefined) {
      report(
        'template/forbidden',
        at,
        `A slot stands before the first bullet of ${message}.`,
        'Begin each wording with `- ` on a line of its own.',
      );
      continue;
    }
    if (statement.type === 'BlockStatement') {
      const phrase = parsePhrase(statement as hbs.AST.BlockStatement, reader);
      if (phrase !== undefined) current.nodes.push(phrase);
      continue;
    }
    const slot = parseSlot(statement, reader);
    if (slot === undefined) continue;
    if (slot.helper === 'when' || slot.helper === 'unless') {
      current[slot.helper].push(...slot.facts);
    } else {
      current.nodes.push(slot);
    }
  }
  return bullets.map(({ nodes, when, unless, at }) => {
    const phrases = nodes.filter(isPhrase);
    if (phrases.length > MOST_PHRASES) {
      report(
        'template/too-many-phrases',
        at,
        `The bullet has ${phrases.length} optional phrases; at most ${MOST_PHRASES} are expanded.`,
        'Make a second bullet of it.',
      );
    }
    trimEnds(nodes);
    checkWording(nodes, message, at, report);
    // Each doubles the forms of its bullet, and what is refused is looked at all the same.
    const first = new Set(phrases.slice(0, MOST_PHRASES));
    const expanded = nodes.filter((node) => !isPhrase(node) || first.has(node));
    return {
      at,
      nodes: expanded.map(unplaced),
      when: unlessEmpty(when),
      unless: unlessEmpty(unless),
    };
  });
}

function pushText(nodes: (PlacedText | PlacedNode)[], text: string, at: Position): void {
  const folded = text.replaceAll(/\s*\n\s*/g, ' ');
  if (folded !== '') nodes.push({ text: folded, at });
}

function trimEnds(nodes: PlacedNode[]): void {
  const first = nodes[0];
  if (first !== undefined && 'text' in first) nodes[0] = { ...first, text: first.text.trimStart() };
  const last = nodes.at(-1);
  if (last !== undefined && 'text' in last)
    nodes[nodes.length - 1] = { ...last, text: last.text.trimEnd() };
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node !== undefined && 'text' in node && node.text === '') nodes.splice(index, 1);
  }
}

function parsePhrase(block: hbs.AST.BlockStatement, reader: Reader): PlacedPhrase | undefined {
  const { position, report } = reader;
  const at = position(block);
  const name = block.path.original;
  if (name !== 'opt') {
    report(
      'template/forbidden',
      at,
      `The template language has no {{#${name}}} inside a bullet.`,
      'Optional wording is {{#opt}}…{{/opt}}; choices are bullets; conditions are gates.',
    );
    return undefined;
  }
  if (
    block.params.length > 0 ||
    (block.hash as hbs.AST.Hash | undefined) ||
    (block.inverse as hbs.AST.Program | undefined)
  ) {
    report('template/forbidden', at, '{{#opt}} takes no arguments and has no {{else}}.');
  }
  const nodes: (PlacedText | SlotNode)[] = [];
  const gates = { when: [] as string[], unless: [] as string[] };
  for (const statement of block.program.body) {
    if (statement.type === 'ContentStatement')
      pushText(nodes, (statement as hbs.AST.ContentStatement).value, position(statement));
    else if (statement.type === 'BlockStatement')
      report('template/forbidden', position(statement), 'An optional phrase holds no other block.');
    else if (statement.type !== 'CommentStatement') {
      const slot = parseSlot(statement, reader);
      if (slot === undefined) continue;
      if (slot.helper === 'when' || slot.helper === 'unless')
        gates[slot.helper].push(...slot.facts);
      else nodes.push(slot);
    }
  }
  return { nodes, when: unlessEmpty(gates.when), unless: unlessEmpty(gates.unless) };
}

function parseSlot(
  statement: hbs.AST.Statement,
  { position, report }: Reader,
): SlotNode | undefined {
  const at = position(statement);
  if (statement.type !== 'MustacheStatement') {
    report(
      'template/forbidden',
      at,
      `The template language has no ${statement.type.replace('Statement', '').toLowerCase()}.`,
    );
    return undefined;
  }
  const mustache = statement as hbs.AST.MustacheStatement;
  if (!mustache.escaped) {
    report(
      'template/forbidden',
      at,
      'Slots have two braces: text is escaped where it is published, never in a template.',
      'Write {{slot}}.',
    );
    return undefined;
  }
  const path = nameOf(mustache.path);
  if (path === undefined) {
    report('template/forbidden', at, 'A slot names a fact or a helper: one word, no path.');
    return undefined;
  }
  const facts: string[] = [];
  const words: string[] = [];
  for (const param of mustache.params) {
    const name = nameOf(param);
    if (param.type === 'StringLiteral') words.push((param as hbs.AST.StringLiteral).value);
    else if (name !== undefined) facts.push(name);
    else
      report(
        'template/forbidden',
        position(param),
        'An argument is a fact or a word in quotation marks.',
      );
  }
  const options: Record<string, string | number | boolean> = {};
  for (const pair of (mustache.hash as hbs.AST.Hash | undefined)?.pairs ?? []) {
    if (
      pair.value.type === 'StringLiteral' ||
      pair.value.type === 'NumberLiteral' ||
      pair.value.type === 'BooleanLiteral'
    ) {
      options[pair.key] = (
        pair.value as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral
      ).value;
    } else {
      report('template/forbidden', position(pair), `Option ${pair.key} takes a word or a number.`);
    }
  }
  const hasOptions = Object.keys(options).length > 0;
  if (facts.length === 0 && words.length === 0 && !hasOptions) return { at, facts: [path] };
  return {
    at,
    helper: path,
    facts,
    words: unlessEmpty(words),
    options: hasOptions ? options : undefined,
  };
}

/** The single word of a path; `undefined` for `../x`, `a.b`, `this`, `@data` and sub-expressions. */
function nameOf(expression: hbs.AST.Expression): string | undefined {
  if (expression.type !== 'PathExpression') return undefined;
  const path = expression as hbs.AST.PathExpression;
  const [name] = path.parts;
  return path.depth === 0 && !path.data && path.parts.length === 1 && name === path.original
    ? name
    : undefined;
}
