/**
 * A plan: the data between planning and realization.
 */
import type { KindFact } from '../kinds/index.js';
import type { Story } from './story.js';
import type { Variant } from './variants.js';

/** A message in the wording that was chosen for it. */
export interface Step {
  readonly variant: Variant;
  /** For a message that goes over a list: which element. */
  readonly element: { readonly fact: KindFact; readonly index: number } | undefined;
}

/** What a story says of an event, in which order and paragraphs. */
export interface Plan {
  readonly story: Story;
  readonly headline: Step | undefined;
  readonly paragraphs: readonly (readonly Step[])[];
  readonly hasLead: boolean;
  /** Material facts that are known and that no sentence says. */
  readonly unsaid: readonly string[];
}
