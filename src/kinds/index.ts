import { acquisition } from './acquisition.js';
import { buildout } from './buildout.js';
import type { Kind } from './define-kind.js';
import { forecast } from './forecast.js';
import { fundingRound } from './funding-round.js';
import { officialStatement } from './official-statement.js';
import { patentSale } from './patent-sale.js';
import { policy } from './policy.js';
import { productionLaunch } from './production-launch.js';
import { statistic } from './statistic.js';

export * from './define-kind.js';
export { commonGuards, defaultBounds, withBounds } from './guards.js';
export type { AcquisitionRecord } from './acquisition.js';
export type { BuildoutRecord } from './buildout.js';
export type { ForecastRecord } from './forecast.js';
export type { FundingRoundRecord } from './funding-round.js';
export type { OfficialStatementRecord } from './official-statement.js';
export type { PatentSaleRecord } from './patent-sale.js';
export type { PolicyRecord } from './policy.js';
export type { ProductionLaunchRecord } from './production-launch.js';
export type { StatisticRecord } from './statistic.js';

/** Every kind that ships with the library. */
export const builtinKinds: readonly Kind[] = [
  fundingRound,
  acquisition,
  patentSale,
  statistic,
  forecast,
  buildout,
  productionLaunch,
  policy,
  officialStatement,
];
