import { acquisition } from './acquisition.js';
import { buildout } from './buildout.js';
import type { Kind } from './define-kind.js';
import { earnings } from './earnings.js';
import { expansion } from './expansion.js';
import { forecast } from './forecast.js';
import { fundClose } from './fund-close.js';
import { fundingRound } from './funding-round.js';
import { listing } from './listing.js';
import { marketMove } from './market-move.js';
import { officialStatement } from './official-statement.js';
import { partnership } from './partnership.js';
import { patentSale } from './patent-sale.js';
import { policy } from './policy.js';
import { productionLaunch } from './production-launch.js';
import { statistic } from './statistic.js';

export { correction } from './correction.js';
export * from './define-kind.js';
export { commonGuards, defaultBounds, withBounds } from './guards.js';
export type { AcquisitionRecord } from './acquisition.js';
export type { BuildoutRecord } from './buildout.js';
export type { EarningsRecord } from './earnings.js';
export type { ExpansionRecord } from './expansion.js';
export type { ForecastRecord } from './forecast.js';
export type { FundCloseRecord } from './fund-close.js';
export type { FundingRoundRecord } from './funding-round.js';
export type { ListingRecord } from './listing.js';
export type { MarketMoveRecord } from './market-move.js';
export type { OfficialStatementRecord } from './official-statement.js';
export type { PartnershipRecord } from './partnership.js';
export type { PatentSaleRecord } from './patent-sale.js';
export type { PolicyRecord } from './policy.js';
export type { ProductionLaunchRecord } from './production-launch.js';
export type { StatisticRecord } from './statistic.js';

/** Every kind that ships with the library. */
export const builtinKinds: readonly Kind[] = [
  fundingRound,
  acquisition,
  fundClose,
  patentSale,
  listing,
  statistic,
  forecast,
  buildout,
  productionLaunch,
  expansion,
  policy,
  officialStatement,
  partnership,
  marketMove,
  earnings,
];
