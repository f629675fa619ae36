/**
 * The import rule of the design:
 * model, diagnostic ← values ← kinds, languages, styles ← templates ← stages ← newsbot ← index, node, cli;
 * history stands beside the stages and knows values and kinds
 */

const stages = ['records', 'classify', 'plan', 'realize', 'verify', 'publish'];
const foundations = '^src/(model|diagnostic|invalid-options)\\.ts$';
const ambient = '^src/[^/]+\\.d\\.ts$';

/** `folder` may import nothing of the project but what `allowed` names, itself and the foundations. */
function mayImportOnly(folder, allowed) {
  const folders = [folder, ...allowed].join('|');
  return {
    name: `${folder}-imports`,
    comment: `src/${folder} imports of the project only: ${['model, diagnostic', ...allowed].join(', ')}.`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: [foundations, ambient, `^src/(${folders})/`] },
  };
}

/** The package may be imported in `folders` of src only. */
function fencedIn(name, folders) {
  return {
    name: `${name}-fence`,
    comment: `${name} is used only in ${folders.map((folder) => `src/${folder}`).join(' and ')}.`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/(${folders.join('|')})/` },
    to: { path: `^node_modules/${name}(/|$)` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'foundations-import-nothing',
      comment: 'model.ts, diagnostic.ts and invalid-options.ts import nothing but each other.',
      severity: 'error',
      from: { path: foundations },
      to: { pathNot: foundations },
    },
    mayImportOnly('values', []),
    mayImportOnly('kinds', ['values']),
    mayImportOnly('languages', ['values']),
    mayImportOnly('styles', ['values']),
    mayImportOnly('templates', ['values', 'kinds', 'languages', 'styles']),
    ...stages.map((stage) =>
      mayImportOnly(stage, ['values', 'kinds', 'languages', 'styles', 'templates']),
    ),
    mayImportOnly('history', ['values', 'kinds']),
    mayImportOnly('read', ['values', 'kinds', 'languages']),
    {
      name: 'newsbot-knows-no-entry',
      comment: 'newsbot.ts alone knows the order of the stages; entries know newsbot.ts.',
      severity: 'error',
      from: { path: '^src/newsbot\\.ts$' },
      to: {
        path: ['^src/index\\.ts$', '^src/(node|cli|queue|read|testing|vitest|preview|untrusted)/'],
      },
    },
    {
      name: 'core-knows-no-machine',
      comment: 'The core imports no file system and no network: those sit behind wirecopy/node.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(node|cli|queue|testing|vitest|preview|untrusted)/' },
      to: { path: '^src/(node|cli|queue|testing|vitest|preview|untrusted)/' },
    },
    {
      name: 'core-imports-no-builtin',
      comment: 'Modules of Node are used only where the machine is known.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(node|cli|queue|preview|untrusted)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-knows-no-command',
      severity: 'error',
      from: { path: '^src/node/' },
      to: { path: '^src/cli/' },
    },
    fencedIn('handlebars', ['templates']),
    fencedIn('compromise', ['read']),
    fencedIn('(fast-xml-builder|hastscript|hast-util-to-html)', ['publish']),
    fencedIn('date-fns', ['values', 'languages']),
    fencedIn('indefinite', ['languages']),
    fencedIn('commander', ['cli']),
    fencedIn('libsql', ['node']),
    fencedIn('(bullmq|ioredis|pg)', ['queue']),
    fencedIn('cli-progress', ['cli']),
    fencedIn('markdown-it', ['node']),
    fencedIn('(@mozilla/readability|linkedom)', ['node']),
    fencedIn('(@rowanmanning/feed-parser|fast-xml-validator|robots-parser)', ['node']),
    fencedIn('chokidar', ['node', 'preview']),
    fencedIn('sirv', ['preview']),
    fencedIn('(@?codemirror|@lezer|@xiechao)', ['preview/page']),
    {
      name: 'preview-page-is-built-apart',
      comment:
        'The page of the preview shares types with the rest, and no code: it runs in a browser.',
      severity: 'error',
      from: { path: '^src/preview/page/' },
      to: { path: '^src/', pathNot: '^src/preview/page/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src-knows-no-preview-page',
      comment: 'What is served is the built page.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/preview/page/' },
      to: { path: '^src/preview/page/' },
    },
    {
      name: 'src-runs-on-dependencies',
      comment:
        'What ships may not need what only development installs; the page of the preview ships built.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/preview/page/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    },
    {
      name: 'src-knows-no-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|fixtures)/' },
    },
    {
      name: 'resolvable',
      comment:
        'Every import leads somewhere; the virtual module is made by shipped-data.plugin.ts.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
