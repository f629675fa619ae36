/**
 * The package as users get it: packed, installed into an empty folder, imported by every entry of its exports map,
 * type-checked by a strict compiler, and the examples of the README run in their order.
 *
 *     tsx tests/package/run.ts [TARBALL]        without a tarball it packs one first
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadmeBlock, readmeBlocks } from './readme-blocks.js';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<
    Record<string, string | { readonly types: string; readonly default: string }>
  >;
}

/** Entries that may use modules of Node. */
const nodeEntries = ['./node', './queue', './testing', './untrusted'];

/** Entries that a test runner imports; the README's example does. */
const runnerEntries = ['./vitest'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const scratch = mkdtempSync(join(tmpdir(), 'wirecopy-package-'));
const folder = join(scratch, 'user');
const problems: string[] = [];

function tool(name: string): string {
  return join(root, 'node_modules/.bin', name);
}

function packInto(destination: string): string {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', destination], {
    cwd: root,
    stdio: 'inherit',
  });
  const name = readdirSync(destination).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack made no package.');
  return join(destination, name);
}

function run(command: string, args: readonly string[]) {
  const path = [join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const result = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
    timeout: 120_000,
  });
  if (result.error) throw result.error;
  return result;
}

function install(tarball: string): void {
  const lines = { name: 'user', version: '1.0.0', private: true, type: 'module' };
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(lines));
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--silent', tarball],
    {
      cwd: folder,
      stdio: 'inherit',
    },
  );
}

/** Files of the package that importing `entry` loads, and every other module that they name. */
function reach(entry: string): { readonly files: Set<string>; readonly bare: Set<string> } {
  const files = new Set<string>();
  const bare = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    const code = readFileSync(file, 'utf8');
    for (const match of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g)) {
      const name = match[1]!;
      if (name.startsWith('.')) open.push(resolve(dirname(file), name));
      else bare.add(name);
    }
  }
  return { files, bare };
}

function checkEntries(): void {
  const installed = join(folder, 'node_modules', manifest.name);
  for (const [entry, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') {
      const folder = join(installed, dirname(target));
      if (target.includes('*') && (!existsSync(folder) || readdirSync(folder).length === 0))
        problems.push(`${entry}: no file of ${target} is in the package.`);
      continue;
    }
    for (const file of [target.types, target.default]) {
      if (!existsSync(join(installed, file)))
        problems.push(`${entry}: ${file} is not in the package.`);
    }
    if (runnerEntries.includes(entry)) continue;
    const specifier = manifest.name + entry.slice(1);
    const script = `import * as entry from '${specifier}'; process.stdout.write(String(Object.keys(entry).length));`;
    const result = run(process.execPath, ['--input-type=module', '--eval', script]);
    if (result.status !== 0) problems.push(`${specifier} cannot be imported:\n${result.stderr}`);
    else if (result.stdout === '0') problems.push(`${specifier} exports nothing.`);
    const { bare } = reach(join(installed, target.default));
    if (entry === '.' && bare.has('compromise/two'))
      problems.push(`${specifier} reaches compromise, which is for reading alone.`);
    if (nodeEntries.includes(entry)) continue;
    for (const name of bare) {
      if (name.startsWith('node:') || builtinModules.includes(name)) {
        problems.push(`${specifier} reaches ${name}, which a browser lacks.`);
      }
    }
  }
  if (!existsSync(join(installed, 'dist/preview/index.html')))
    problems.push('The page of `templates preview` is not in the package.');
  const { stdout, stderr } = run('wirecopy', ['--version']);
  if (stdout.trim() !== manifest.version) {
    problems.push(
      `wirecopy --version prints ${JSON.stringify(stdout + stderr)}, not ${manifest.version}.`,
    );
  }
}

function runBlock(block: ReadmeBlock): void {
  if (block.type === 'file') {
    const file = join(folder, block.name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, block.text);
    return;
  }
  const place = `README.md:${block.line}`;
  const script = join(folder, `readme-${block.line}.${block.language}`);
  writeFileSync(script, block.text);
  const result =
    block.language === 'sh'
      ? run('bash', ['-euo', 'pipefail', script])
      : run(process.execPath, [tool('tsx'), script]);
  if (result.status !== block.exit) {
    problems.push(
      `${place} ended with ${result.status}, not ${block.exit}:\n${result.stdout}${result.stderr}`,
    );
  } else if (block.output !== undefined && result.stdout.trimEnd() !== block.output.trimEnd()) {
    problems.push(`${place} prints\n${result.stdout}\nbut the README says\n${block.output}`);
  }
}

/** The compiler of a strict user who also checks the declarations of the libraries. */
function checkTypes(blocks: readonly ReadmeBlock[]): void {
  const imports = Object.entries(manifest.exports)
    .filter(([, target]) => typeof target !== 'string')
    .map(
      ([entry], index) => `export * as entry${index} from '${manifest.name}${entry.slice(1)}';\n`,
    );
  writeFileSync(join(folder, 'entries.ts'), imports.join(''));
  const examples = blocks.filter((block) => block.type === 'run' && block.language === 'ts');
  const options = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: 'ES2023',
      module: 'NodeNext',
      skipLibCheck: false,
      noEmit: true,
      typeRoots: [join(root, 'node_modules/@types')],
      types: ['node'],
    },
    files: ['entries.ts', ...examples.map((block) => `readme-${block.line}.ts`)],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
  const result = run(process.execPath, [tool('tsc'), '--project', folder]);
  if (result.status !== 0)
    problems.push(`A strict compiler refuses the package:\n${result.stdout}`);
}

try {
  const [tarball = packInto(scratch)] = process.argv.slice(2);
  install(resolve(tarball));
  checkEntries();
  const blocks = readmeBlocks(readFileSync(join(root, 'README.md'), 'utf8'));
  for (const language of ['sh', 'ts'] as const) {
    const marked = blocks.some((block) => block.type === 'run' && block.language === language);
    if (!marked) problems.push(`README.md has no \`\`\`${language} run block.`);
  }
  for (const block of blocks) runBlock(block);
  checkTypes(blocks);
  const count = blocks.filter((block) => block.type === 'run').length;
  for (const problem of problems) console.error(problem);
  console.log(`README: ${count} examples run, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
