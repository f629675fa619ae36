import type { Problem } from '../../src/values/problem.js';

/** Runs a parser and gives its value with `code /pointer` of each problem. */
export function tried<Output>(parse: (problems: Problem[]) => Output | undefined): {
  value: Output | undefined;
  problems: string[];
} {
  const problems: Problem[] = [];
  const value = parse(problems);
  return {
    value,
    problems: problems.map(({ params, path }) => `${params.code} /${path.map(String).join('/')}`),
  };
}
