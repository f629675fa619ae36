/**
 * The command under test: in this process, where its files and messages are looked at, and as the program that users
 * start, where streams, signals and the start itself matter.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';
import { vi } from 'vitest';
import { shippedData } from '../../shipped-data.plugin.js';
import { run } from '../../src/cli/program.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process. */
export async function wirecopy(...args: readonly string[]): Promise<Ended> {
  const text = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      text[name] += String(chunk);
      return true;
    }),
  );
  try {
    const code = await run(args);
    return { code, ...text };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Not `dist`, which a build may be emptying at this moment; within the project, so that packages are found. */
const folder = join(root, 'node_modules/.cache/wirecopy-tests');
/** The main entry of the package, as a module of one's own imports it. */
export const library = join(folder, 'index.js');
export const program = join(folder, 'cli.js');

/** Builds the program if a source is newer than it. */
export async function buildProgram(): Promise<void> {
  const sources = ['src', 'templates'].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(root, name, path),
    ),
  );
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  if (existsSync(program) && statSync(program).mtimeMs > newest) return;
  await mkdir(folder, { recursive: true });
  await build({
    cwd: root,
    config: false,
    entry: {
      index: 'src/index.ts',
      cli: 'src/cli/main.ts',
      'batch-worker': 'src/node/batch/worker.ts',
      'coverage-worker': 'src/cli/templates/coverage-worker.ts',
      'untrusted-worker': 'src/untrusted/worker.ts',
    },
    outDir: folder,
    format: 'esm',
    platform: 'node',
    fixedExtension: false,
    dts: false,
    clean: true,
    logLevel: 'error',
    plugins: [shippedData()],
  });
}

/** Starts the program with something on its standard input. */
export function start(args: readonly string[], input: string | Uint8Array = ''): Promise<Ended> {
  return startWith(process.execPath, [program, ...args], input);
}

/** Starts the program in a shell, in which `$wirecopy` stands for it. */
export function startInShell(script: string): Promise<Ended> {
  return startWith('bash', ['-c', script], '', {
    wirecopy: `${process.execPath} ${program}`,
  });
}

function startWith(
  file: string,
  args: readonly string[],
  input: string | Uint8Array,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env: { ...process.env, ...environment } });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (text.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (text.stderr += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Values as JSON lines. */
export function jsonLines(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

/** What JSON lines hold. */
export function parseLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
