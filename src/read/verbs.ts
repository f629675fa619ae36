/**
 * Verbs that other verbs hang on, and those that divide a sentence: their forms are known whatever compromise takes them
 * for.
 */
export const generalVerbs: readonly string[] =
  `agree plan intend aim want seek hope propose consider mull weigh explore eye ponder study contemplate prepare target look
  try wish decide continue start begin sign reach enter complete close finalize finalise conclude terminate abandon scrap
  drop cancel withdraw end collapse fail shelve block approve clear reject refuse rule decline dismiss negotiate discuss
  allow enable ask urge force help require expect schedule set win lose make take give get go come become remain include
  follow bring lead value back support participate join use need provide serve operate base found build develop launch open
  grow rise fall increase decrease drop gain climb jump surge soar slump slide plunge tumble slip edge advance decline
  widen narrow double triple halve shrink expand extend create hire employ cut reduce raise lower pay spend cost earn
  generate post record book swing beat miss top exceed total stand reach hit near approach issue publish release unveil
  introduce implement adopt draft solicit invite consult list trade debut price file float underwrite bookrun manage
  guide supply license license commission inaugurate break test trial ramp shut produce manufacture make locate site
  establish form team partner cooperate collaborate invest acquire buy sell own hold divest regulate supervise oversee
  appoint name nominate resign warn stress comment speak tell maintain ensure keep evaluate pursue attempt bid offer
  compete vie race fight battle
  run strike improve promote strengthen clarify ink seal clinch walk pull call turn move step put let leave return`
    .trim()
    .split(/\s+/);
