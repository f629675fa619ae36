import js from '@eslint/js';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/** Promise 3 of the design: the same input gives the same bytes, whatever the clock, zone or locale. */
const unrepeatable = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The clock is passed in.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock is passed in.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'The clock is passed in.' },
  {
    selector: "MemberExpression[object.name='performance'][property.name='now']",
    message: 'The clock is passed in.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "Variation comes from a hash of the record's id.",
  },
  {
    selector: "MemberExpression[object.name='crypto']",
    message: "Variation comes from a hash of the record's id.",
  },
  {
    selector: 'MemberExpression[property.name=/^toLocale/]',
    message:
      'Depends on the locale of the machine: print by hand or by a formatter with its locale.',
  },
  {
    selector: "CallExpression[callee.property.name='localeCompare'][arguments.length<2]",
    message: 'Depends on the locale of the machine: name the locale.',
  },
  {
    selector:
      "NewExpression[callee.object.name='Intl']:matches([arguments.length=0], [arguments.0.type='Identifier'][arguments.0.name='undefined'])",
    message: 'Depends on the locale of the machine: name the locale.',
  },
  {
    selector:
      "CallExpression[callee.object.name='Intl']:matches([arguments.length=0], [arguments.0.type='Identifier'][arguments.0.name='undefined'])",
    message: 'Depends on the locale of the machine: name the locale.',
  },
  {
    selector:
      'MemberExpression[property.name=/^get(Date|Day|FullYear|Hours|Minutes|Month|TimezoneOffset)$/]',
    message: 'Depends on the time zone of the machine: use the UTC form.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'reports/', '.stryker-tmp/'] },
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // an index that was just checked is known to be there, and the hot path asks only once
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: 'error',
      'no-param-reassign': 'off',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/newsbot.ts', 'src/cli/**', 'src/node/**', 'src/preview/**', 'src/untrusted/**'],
    rules: { 'no-restricted-syntax': ['error', ...unrepeatable] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**', 'src/node/**', 'src/preview/**', 'src/queue/**', 'src/untrusted/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.filter((name) => !name.startsWith('_')),
          patterns: [{ group: ['node:*'], message: 'The core does not know the machine.' }],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', '__filename'],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // the types of matchers are added to an interface of another package
    files: ['src/vitest/index.ts'],
    rules: {
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // a test reads what it has just written
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: { module: 'writable', process: 'readonly', console: 'readonly', URL: 'readonly' },
    },
  },
);
