/**
 * The entry for templates in memory: from the text of a template to its blocks, bullets and slots. Nothing here knows
 * a kind: what the names mean is checked when a newsbot is made with them.
 */
import Handlebars from 'handlebars';
import { parseDocument, LineCounter } from 'yaml';
import { z } from 'zod';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../diagnostic.js';
import { sourceOf } from './source-text.js';
import type {
  Block,
  Bullet,
  BulletNode,
  FrontMatter,
  ParsedTemplate,
  PhraseNode,
  Position,
  SlotArgument,
  SlotNode,
  TemplateSet,
  TextNode,
} from './syntax.js';

const frontMatterSchema = z.strictObject({
  kind: z.string(),
  /** Messages by paragraph; `name*` says a message again while it has something new. */
  paragraphs: z.array(z.array(z.string().regex(/^[a-z][A-Za-z]*\*?$/)).min(1)).min(1),
  /** What facts are called where a correction names them. */
  names: z.record(z.string(), z.string().regex(/^[\p{Ll}\p{Lu}][\p{L}\p{M}’ -]*$/u)).optional(),
});

/** Limits on what is parsed at all; a shipped template is a tenth of each. */
const MOST_CHARACTERS = 200_000;
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
  const report = (code: DiagnosticCode, at: Position, message: string, hint?: string): void => {
    diagnostics.push(
      diagnose(code, {
        message,
        place: { file, line: at.line, column: at.column },
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  };
  const top: Position = { line: 1, column: 1 };
  if (text.length > MOST_CHARACTERS) {
    report(
      'template/syntax',
      top,
      `The template has ${text.length} characters; at most ${MOST_CHARACTERS} are read.`,
    );
    return { diagnostics };
  }

  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
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
  const frontMatter = parseFrontMatter(fence[1] ?? '', report);
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
        { line, column: 1 },
        `The template cannot be parsed: ${firstLineOf(message)}`,
      );
    }
    return { diagnostics };
  }

  const position = (node: { loc: hbs.AST.SourceLocation }): Position => ({
    line: node.loc.start.line + skippedLines,
    column: node.loc.start.column + 1,
  });
  const blocks = program.body.flatMap((statement): Block[] => {
    if (statement.type === 'CommentStatement') return [];
    if (statement.type === 'ContentStatement') {
      const content = (statement as hbs.AST.ContentStatement).value;
      if (content.trim() !== '') {
        const { line, column } = position(statement);
        const blankLines = (/^\s*/.exec(content)?.[0] ?? '').split('\n').length - 1;
        report(
          'template/forbidden',
          { line: line + blankLines, column: blankLines > 0 ? 1 : column },
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
  return frontMatter === undefined
    ? { diagnostics }
    : { syntax: { file, frontMatter, blocks }, diagnostics };
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
    const at = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    if (sigil === '#') {
      const last = open.at(-1);
      if (last !== undefined && name !== 'opt') return last;
      open.push({ name, at });
    } else if (open.at(-1)?.name === name) open.pop();
    else return open.at(-1);
  }
  return open.at(-1);
}

type Report = (code: DiagnosticCode, at: Position, message: string, hint?: string) => void;

interface Reader {
  readonly position: (node: { loc: hbs.AST.SourceLocation }) => Position;
  readonly report: Report;
  readonly skippedLines: number;
}

function firstLineOf(message: string): string {
  const lines = message.split('\n').filter((line) => !/^[-.]*\^?$/.test(line.trim()));
  return lines.join(' ').replaceAll(/\s+/g, ' ').slice(0, 200);
}

function parseFrontMatter(yaml: string, report: Report): FrontMatter | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    report(
      'template/front-matter',
      { line: line + 1, column: col },
      `The front matter is not YAML: ${firstLineOf(error.message)}`,
    );
    return undefined;
  }
  const parsed = frontMatterSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const range = (
      document.getIn(issue.path as (string | number)[], true) as
        { range?: [number, number, number] } | undefined
    )?.range;
    const at = range === undefined ? { line: 1, col: 1 } : lineCounter.linePos(range[0]);
    report(
      'template/front-matter',
      { line: at.line + 1, column: at.col },
      `The front matter's ${issue.path.join('.') || 'content'} does not fit: ${issue.message}.`,
      'It takes `kind` and `paragraphs` (a list of lists of message names).',
    );
  }
  return undefined;
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
    message,
    when: names('when'),
    unless: names('unless'),
    after: names('after'),
    each: each[0],
    bullets: parseBullets(block.program, message, reader),
    at,
  };
}

/** Bullets begin with a dash at the start of a line; a line that does not goes on with the bullet before. */
function parseBullets(program: hbs.AST.Program, message: string, reader: Reader): Bullet[] {
  const bullets: { nodes: BulletNode[]; when: string[]; unless: string[]; at: Position }[] = [];
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
      let line = at.line + first.split('\n').length - 1;
      for (const part of rest) {
        line += 1;
        const nodes: BulletNode[] = [];
        pushText(nodes, part, { line, column: 3 });
        bullets.push({ nodes, when: [], unless: [], at: { line, column: 1 } });
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
      current[slot.helper].push(...factsOf(slot));
    } else {
      current.nodes.push(slot);
    }
  }
  return bullets.map((bullet) => {
    const phrases = bullet.nodes.filter((node) => node.type === 'phrase');
    if (phrases.length > MOST_PHRASES) {
      report(
        'template/too-many-phrases',
        bullet.at,
        `The bullet has ${phrases.length} optional phrases; at most ${MOST_PHRASES} are expanded.`,
        'Make a second bullet of it.',
      );
    }
    trimEnds(bullet.nodes);
    return { ...bullet, source: sourceOf(bullet.nodes) };
  });
}

function factsOf(gate: SlotNode): string[] {
  return gate.args.flatMap((argument) => (argument.type === 'fact' ? [argument.name] : []));
}

function pushText(nodes: (TextNode | BulletNode)[], text: string, at: Position): void {
  const folded = text.replaceAll(/\s*\n\s*/g, ' ');
  if (folded !== '') nodes.push({ type: 'text', text: folded, at });
}

function trimEnds(nodes: BulletNode[]): void {
  const first = nodes[0];
  if (first?.type === 'text') nodes[0] = { ...first, text: first.text.trimStart() };
  const last = nodes.at(-1);
  if (last?.type === 'text') nodes[nodes.length - 1] = { ...last, text: last.text.trimEnd() };
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node?.type === 'text' && node.text === '') nodes.splice(index, 1);
  }
}

function parsePhrase(block: hbs.AST.BlockStatement, reader: Reader): PhraseNode | undefined {
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
  const nodes: (TextNode | SlotNode)[] = [];
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
        gates[slot.helper].push(...factsOf(slot));
      else nodes.push(slot);
    }
  }
  return { type: 'phrase', nodes, ...gates, at };
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
  const args: SlotArgument[] = [];
  for (const param of mustache.params) {
    const name = nameOf(param);
    if (param.type === 'StringLiteral')
      args.push({ type: 'word', text: (param as hbs.AST.StringLiteral).value });
    else if (name !== undefined) args.push({ type: 'fact', name });
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
  const hasArguments = args.length > 0 || Object.keys(options).length > 0;
  return hasArguments
    ? { type: 'slot', helper: path, args, options, at }
    : { type: 'slot', helper: undefined, args: [{ type: 'fact', name: path }], options, at };
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
