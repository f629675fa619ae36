import { acquisition } from './acquisition.js';
import type { Kind } from './define-kind.js';
import { fundingRound } from './funding-round.js';
import { statistic } from './statistic.js';

export * from './define-kind.js';
export { commonGuards, defaultBounds, withBounds } from './guards.js';

/** Every kind that ships with the library. */
export const builtinKinds: readonly Kind[] = [fundingRound, acquisition, statistic];
