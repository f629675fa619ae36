/**
 * The parts of the README that are run: fenced blocks whose info string says what they are.
 *
 * - ` ```json file=deal.json ` is written to that file of the folder the examples run in;
 * - ` ```sh run ` and ` ```ts run ` are run there, in their order; `exit=1` after it when that is the status;
 * - ` ```text output ` straight after such a block is what it prints on standard output.
 */
export type ReadmeBlock =
  | { readonly type: 'file'; readonly line: number; readonly name: string; readonly text: string }
  | {
      readonly type: 'run';
      readonly line: number;
      readonly language: 'sh' | 'ts';
      readonly text: string;
      readonly exit: number;
      /** Absent when the README does not show what the block prints. */
      readonly output?: string;
    };

interface Fence {
  readonly line: number;
  readonly info: string;
  readonly text: string;
}

function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { line: number; mark: string; info: string; body: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (open !== undefined) {
      if (line.trimEnd() === open.mark) {
        fences.push({
          line: open.line,
          info: open.info,
          text: open.body.map((l) => `${l}\n`).join(''),
        });
        open = undefined;
      } else {
        open.body.push(line);
      }
      continue;
    }
    const match = /^(`{3,})(.*)$/.exec(line);
    if (match) open = { line: index + 1, mark: match[1]!, info: match[2]!.trim(), body: [] };
  }
  if (open !== undefined) throw new Error(`README.md:${open.line}: the block is not closed.`);
  return fences;
}

function reject(fence: Fence, problem: string): never {
  throw new Error(`README.md:${fence.line}: ${problem} (\`\`\`${fence.info})`);
}

/** Blocks to run, in their order. Throws on a block that is marked in a way that means nothing. */
export function readmeBlocks(markdown: string): ReadmeBlock[] {
  const blocks: ReadmeBlock[] = [];
  for (const fence of fencesOf(markdown)) {
    const [language, ...marks] = fence.info.split(/\s+/);
    if (marks.length === 0) continue;
    const [mark] = marks;
    const { line, text } = fence;
    if (mark === 'run') {
      if (language !== 'sh' && language !== 'ts') reject(fence, 'only sh and ts blocks can be run');
      const exit = /^exit=(\d+)$/.exec(marks[1] ?? 'exit=0');
      if (exit === null || marks.length > 2) reject(fence, 'after `run` only `exit=N` may stand');
      blocks.push({ type: 'run', line, language, text, exit: Number(exit[1]) });
    } else if (mark === 'output') {
      const previous = blocks.at(-1);
      if (previous?.type !== 'run' || previous.output !== undefined) {
        reject(fence, 'output without a block that prints it');
      }
      blocks[blocks.length - 1] = { ...previous, output: text };
    } else {
      const file = /^file=([\w-][\w.-]*(?:\/[\w-][\w.-]*)*)$/.exec(mark!);
      if (file === null || marks.length > 1) {
        reject(fence, 'a block is marked `run`, `output` or `file=NAME`');
      }
      blocks.push({ type: 'file', line, name: file[1]!, text });
    }
  }
  return blocks;
}
