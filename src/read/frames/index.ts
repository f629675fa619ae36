/** How the events of the shipped kinds are told, a file a kind. */
import type { KindFrames } from '../frame.js';
import { acquisition } from './acquisition.js';
import { buildout } from './buildout.js';
import { expansion } from './expansion.js';
import { fundingRound } from './funding-round.js';
import { officialStatement } from './official-statement.js';
import { partnership } from './partnership.js';
import { patentSale } from './patent-sale.js';
import { policy } from './policy.js';
import { productionLaunch } from './production-launch.js';
import { forecast } from './forecast.js';
import { earnings } from './earnings.js';
import { fundClose } from './fund-close.js';
import { listing } from './listing.js';
import { marketMove } from './market-move.js';
import { statistic } from './statistic.js';

/** All of them. */
export const builtinFrames: readonly KindFrames[] = [
  acquisition,
  fundingRound,
  patentSale,
  buildout,
  productionLaunch,
  expansion,
  policy,
  officialStatement,
  partnership,
  statistic,
  forecast,
  earnings,
  marketMove,
  listing,
  fundClose,
];
