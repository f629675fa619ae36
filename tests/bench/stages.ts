/**
 * What the bench needs of the library's inside: the stages one by one, and the printing of values for its rivals. It is
 * built by itself, as the package is, so that neither runs on code that the other has made warm.
 */
export { eventOf } from '../../src/classify/index.js';
export { builtinKinds, commonGuards, defaultBounds, withBounds } from '../../src/kinds/index.js';
export { english } from '../../src/languages/index.js';
export { builtinTemplates, createNewsbot } from '../../src/newsbot.js';
export { planner, seedOf } from '../../src/plan/index.js';
export { realize } from '../../src/realize/index.js';
export { validate } from '../../src/records/index.js';
export { agency } from '../../src/styles/index.js';
export { loadStory } from '../../src/templates/index.js';
export { addDays, usdScale } from '../../src/values/index.js';
export { verifyItem } from '../../src/verify/index.js';
