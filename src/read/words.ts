/**
 * What reading knows of English words: those of closed classes, those that tell what a name is of, and how verbs are
 * inflected. Open classes come from compromise.
 */

const listed = (words: string): readonly string[] => words.trim().split(/\s+/);
const set = (words: string): ReadonlySet<string> => new Set(listed(words));

export const determiners = set(
  `the a an this that these those each every some any no both all its their his her our my your another either neither
  several many most such certain`,
);

export const possessivePronouns = set('its their his her our my your whose');

export const subjectPronouns = set(
  'it they he she we i you who which that what them him us itself themselves there',
);

export const prepositions = set(
  `of in on at by for from to with within without into onto over under between among across through during against about
  after before per via towards toward near behind beyond around as than including excluding amid despite since until
  till plus versus like upon alongside following subject outside inside`,
);

export const conjunctions = set('and or but nor & plus');

export const modals = set(
  "will would could may might shall should can must cannot 'll 'd won't wouldn't can't couldn't",
);

export const beForms = set("is are was were be been being am 's 're isn't aren't wasn't weren't");
export const haveForms = set("has have had having 've hasn't haven't hadn't");
export const doForms = set("does do did doesn't don't didn't");

export const negations = set(
  "not never n't neither nor no isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't",
);

export const subordinators = set(
  'while because if when although though whereas unless once whether so where how why lest',
);

export const relatives = set('which who whom whose that');

/** Capitalised words that are no part of a name. */
export const neverNames = set(
  `i january february march april june july august september october november december jan feb mar apr jun jul aug sept
  sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun ceo
  mw gw kw kwh mwh gwh twh mtpa bpd bcm teu lng
  cfo coo cto ipo gdp cpi r&d m&a q1 q2 q3 q4 h1 h2 fy ai iot 5g 4g 6g ev evs it tv esg us$ etf adr ads spac possible talk talks
  mr mrs ms dr prof sir lord dame sen rep gov gen president chairman chairwoman chief minister`,
);

/** Adjectives of nations and the like: before a name they tell where it is from. */
export const demonyms: Readonly<Record<string, string>> = Object.fromEntries(
  `American=United_States British=United_Kingdom Chinese=China Japanese=Japan German=Germany French=France Italian=Italy
  Spanish=Spain Dutch=Netherlands Swiss=Switzerland Swedish=Sweden Norwegian=Norway Danish=Denmark Finnish=Finland
  Belgian=Belgium Austrian=Austria Irish=Ireland Scottish=Scotland Welsh=Wales Polish=Poland Czech=Czechia
  Hungarian=Hungary Romanian=Romania Greek=Greece Turkish=Turkey Russian=Russia Ukrainian=Ukraine Indian=India
  Pakistani=Pakistan Bangladeshi=Bangladesh Indonesian=Indonesia Malaysian=Malaysia Singaporean=Singapore Thai=Thailand
  Vietnamese=Vietnam Filipino=Philippines Philippine=Philippines Korean=South_Korea Taiwanese=Taiwan Australian=Australia
  Canadian=Canada Mexican=Mexico Brazilian=Brazil Argentine=Argentina Chilean=Chile Colombian=Colombia Peruvian=Peru
  Egyptian=Egypt Nigerian=Nigeria Kenyan=Kenya South_African=South_Africa Israeli=Israel Saudi=Saudi_Arabia
  Emirati=United_Arab_Emirates Qatari=Qatar Kuwaiti=Kuwait Iranian=Iran European=Europe Asian=Asia African=Africa
  Portuguese=Portugal Icelandic=Iceland Estonian=Estonia Latvian=Latvia Lithuanian=Lithuania Bulgarian=Bulgaria
  Croatian=Croatia Serbian=Serbia Slovenian=Slovenia Slovak=Slovakia Moroccan=Morocco Ghanaian=Ghana Californian=California
  U.S.=United_States US=United_States U.K.=United_Kingdom UK=United_Kingdom EU=European_Union`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=').map((word) => word.replaceAll('_', ' '))),
) as Readonly<Record<string, string>>;

/** The last word of a name that is an organisation's. */
export const organisationWords = set(
  `inc inc. incorporated corp corp. corporation co co. company companies ltd ltd. limited llc llp lp plc ag sa nv bv spa se
  gmbh kgaa kg oyj oy ab as asa aps kk pte pty bhd srl sarl sas group groups holdings holding bank banks bancorp bancshares
  capital ventures partners partnership associates advisors investments investment fund funds trust insurance assurance
  financial finance securities asset management university college institute institution laboratories labs lab
  technologies technology systems software networks network media pharmaceuticals pharma therapeutics biosciences
  biotech bio health healthcare medical energy petroleum oil gas power electric electronics semiconductor semiconductors
  motors motor automotive airlines airways air aerospace airbus foods food beverages brands stores retail industries
  industrial international global worldwide ministry department agency bureau commission committee council authority
  administration board office court parliament association federation union society foundation exchange nasdaq railways
  railway shipping logistics mining metals steel chemical chemicals materials resources minerals restaurant restaurants realty properties
  estate reit hotels resorts entertainment studios pictures music games gaming interactive communications telecom
  telecommunications mobile wireless broadcasting publishing press times news journal post solutions services consulting
  research analytics intelligence robotics ai works enterprises products manufacturing engineering construction bros
  brothers sons cooperative club hospital clinic academy school church museum party league army navy force police`,
);

/** Companies that bear the names of their founders, in lower case. */
export const likePersons: ReadonlySet<string> = new Set(
  `morgan stanley,charles schwab,eli lilly,calvin klein,tommy hilfiger,john deere,jp morgan,warner bros,ralph lauren,
  aston martin,philip morris,johnson controls,wells fargo,estee lauder,edward jones,raymond james,jack henry,ted baker,
  paul smith,hugo boss,mary kay,merrill lynch,oliver wyman,wood mackenzie,stanley black,jones lang lasalle,abercrombie fitch,
  levi strauss,louis vuitton,christian dior,giorgio armani,michael kors,harry winston,thomas cook,john lewis,john menzies,
  howard hughes,marsh mclennan,arthur andersen,ernst young,frost sullivan,gordon brothers,harley davidson,sherwin williams`
    .split(/,\s*/)
    .map((name) => name.trim()),
);

/** The same, after which "of" goes on with the name: "Bank of China". */
export const organisationsOf = set(
  `bank ministry department university bureau commission committee board institute office association federation republic
  academy council center centre society chamber house court college museum school government state city port authority
  organisation organization union league institution fund exchange compagnie societe confederation embassy secretary
  conference office administration agency authority corp corporation`,
);

/** After these words a name is over, unless another of them follows. */
export const legalForms = set(
  `inc inc. incorporated corp corp. corporation co co. ltd ltd. limited llc llp lp plc ag sa nv bv spa se gmbh kgaa kg oyj oy
  ab asa a/s oü aps kk pte pty bhd srl sarl sas s.a. n.v. b.v. s.p.a. l.p. p.l.c. a.g. s.r.o. s.r.l. z.o.o. d.o.o.`,
);

/** Nouns for somebody who acts: before a name they describe it, after a comma they are an apposition. */
export const actorNouns = set(
  `company companies firm firms maker makers manufacturer producer provider developer operator supplier distributor retailer
  startup start-up startups start-ups unicorn group giant conglomerate lender bank insurer broker brokerage carrier
  airline automaker carmaker chipmaker drugmaker brewer miner refiner utility platform app service specialist business
  chain publisher broadcaster studio exchange fund investor investors rival peer subsidiary unit arm affiliate parent
  owner partner partners venture consortium backer backers vendor builder designer consultancy agency marketplace
  newcomer outfit venture player leader pioneer contractor shipbuilder steelmaker planemaker fintech biotech insurtech
  edtech proptech regulator watchdog ministry department committee commission authority institute university researcher
  tracker forecaster think-tank network entity business division brand label cooperative concern corporation partnership
  city province state country capital town county district municipality nation index benchmark stock security shareholder
  incubator accelerator studio foundry hospital clinic restaurant retailer grocer e-tailer trader tycoon billionaire
  founder cofounder co-founder chief director president executive officer minister chairman chairwoman governor analyst economist
  spokesman spokeswoman spokesperson secretary head manager vice-president lawyer adviser advisor mogul entrepreneur heir`,
);

/** Nouns of persons: a name after them is a person's. */
export const personNouns = set(
  `founder cofounder co-founder chief director president executive officer minister chairman chairwoman chair governor analyst
  economist spokesman spokeswoman spokesperson secretary head manager vice-president lawyer adviser advisor mogul
  entrepreneur heir billionaire tycoon ceo cfo coo cto mr mr. mrs mrs. ms ms. dr dr. prof prof. sir senator sen. rep.
  gov. representative mayor professor judge general colonel king queen prince princess pope strategist commissioner
  treasurer partner banker trader investor`,
);

/** What a company is called by later: "the firm". */
export const companyNouns = set(
  `company firm group startup start-up business bank lender retailer maker manufacturer producer provider developer operator
  supplier carmaker automaker chipmaker drugmaker giant insurer airline carrier unicorn platform conglomerate concern
  corporation fintech biotech utility miner brewer publisher exchange`,
);

/** Verbs of two syllables that double their last letter: "committed". */
const stressedLast =
  /^(?:(?:com|sub|per|ad|trans|o)mit|(?:re|trans|pre|de|con)fer|occur|compel|control|equip|allot|concur)$/;

/** Bare forms that end otherwise than the rules say: base, third person, past, participle. */
const irregular: readonly (readonly [string, string, string])[] = [
  ['buy', 'bought', 'bought'], ['sell', 'sold', 'sold'], ['take', 'took', 'taken'], ['rise', 'rose', 'risen'],
  ['fall', 'fell', 'fallen'], ['win', 'won', 'won'], ['begin', 'began', 'begun'], ['grow', 'grew', 'grown'],
  ['lead', 'led', 'led'], ['see', 'saw', 'seen'], ['lose', 'lost', 'lost'], ['make', 'made', 'made'],
  ['build', 'built', 'built'], ['go', 'went', 'gone'], ['get', 'got', 'got'], ['give', 'gave', 'given'],
  ['strike', 'struck', 'struck'], ['break', 'broke', 'broken'], ['draw', 'drew', 'drawn'], ['pay', 'paid', 'paid'],
  ['say', 'said', 'said'], ['tell', 'told', 'told'], ['hold', 'held', 'held'], ['bring', 'brought', 'brought'],
  ['come', 'came', 'come'], ['become', 'became', 'become'], ['leave', 'left', 'left'], ['set', 'set', 'set'],
  ['put', 'put', 'put'], ['cut', 'cut', 'cut'], ['shut', 'shut', 'shut'], ['hit', 'hit', 'hit'], ['bid', 'bid', 'bid'],
  ['beat', 'beat', 'beaten'], ['sink', 'sank', 'sunk'], ['swing', 'swung', 'swung'], ['slide', 'slid', 'slid'],
  ['run', 'ran', 'run'], ['mean', 'meant', 'meant'], ['keep', 'kept', 'kept'], ['think', 'thought', 'thought'],
  ['find', 'found', 'found'], ['know', 'knew', 'known'], ['write', 'wrote', 'written'], ['spin', 'spun', 'spun'],
  ['shed', 'shed', 'shed'], ['spend', 'spent', 'spent'], ['seek', 'sought', 'sought'], ['let', 'let', 'let'],
  ['do', 'did', 'done'], ['swallow', 'swallowed', 'swallowed'], ['offer', 'offered', 'offered'],
  ['enter', 'entered', 'entered'], ['gather', 'gathered', 'gathered'], ['garner', 'garnered', 'garnered'],
  ['deliver', 'delivered', 'delivered'], ['edge', 'edged', 'edged'], ['float', 'floated', 'floated'],
  ['target', 'targeted', 'targeted'], ['hive', 'hived', 'hived'], ['register', 'registered', 'registered'],
  ['broker', 'brokered', 'brokered'], ['order', 'ordered', 'ordered'], ['total', 'totaled', 'totaled'],
  ['market', 'marketed', 'marketed'], ['exit', 'exited', 'exited'], ['pocket', 'pocketed', 'pocketed'],
  ['unveil', 'unveiled', 'unveiled'], ['reveal', 'revealed', 'revealed'], ['outline', 'outlined', 'outlined'],
  ['profit', 'profited', 'profited'], ['limit', 'limited', 'limited'], ['solicit', 'solicited', 'solicited'],
  ['benefit', 'benefited', 'benefited'], ['consider', 'considered', 'considered'], ['open', 'opened', 'opened'],
  ['happen', 'happened', 'happened'], ['recover', 'recovered', 'recovered'], ['climb', 'climbed', 'climbed'],
  ['transfer', 'transferred', 'transferred'], ['develop', 'developed', 'developed'], ['visit', 'visited', 'visited'],
  ['rocket', 'rocketed', 'rocketed'], ['slip', 'slipped', 'slipped'], ['shrink', 'shrank', 'shrunk'], ['ink', 'inked', 'inked'],
  ['stand', 'stood', 'stood'], ['withdraw', 'withdrew', 'withdrawn'], ['leap', 'leapt', 'leapt'], ['swell', 'swelled', 'swollen'], ['cool', 'cooled', 'cooled'],
  ['oversee', 'oversaw', 'overseen'], ['undertake', 'undertook', 'undertaken'], ['forecast', 'forecast', 'forecast'], ['co-lead', 'co-led', 'co-led'], ['cost', 'cost', 'cost'], ['lay', 'laid', 'laid'], ['choose', 'chose', 'chosen'],
  ['shoot', 'shot', 'shot'], ['foresee', 'foresaw', 'foreseen'], ['overtake', 'overtook', 'overtaken'], ['meet', 'met', 'met'],
  ['send', 'sent', 'sent'], ['drive', 'drove', 'driven'], ['catch', 'caught', 'caught'], ['lend', 'lent', 'lent'],
  ['speak', 'spoke', 'spoken'], ['throw', 'threw', 'thrown'], ['creep', 'crept', 'crept'], ['dig', 'dug', 'dug'],
  ['split', 'split', 'split'], ['arise', 'arose', 'arisen'], ['sweep', 'swept', 'swept'], ['part', 'parted', 'parted'],
]; // prettier-ignore

const irregulars: ReadonlyMap<string, readonly [string, string, string]> = new Map(
  irregular.map((forms) => [forms[0], forms]),
);

/** The form of a verb. */
export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/**
 * The forms of a verb, each with what it is; the past and the participle of most verbs are one word, told as `past`.
 *
 * @example
 * formsOf('acquire') // => [['acquire', 'base'], ['acquires', 'third'], ['acquired', 'past'], ['acquiring', 'gerund']]
 * formsOf('take')[2] // => ['took', 'past']
 */
export function formsOf(verb: string): readonly (readonly [string, VerbForm])[] {
  const special = irregulars.get(verb);
  const consonantY = /[^aeiou]y$/.test(verb);
  const third = consonantY
    ? `${verb.slice(0, -1)}ies`
    : /(?:s|sh|ch|x|z|o)$/.test(verb)
      ? `${verb}es`
      : `${verb}s`;
  const doubled =
    special === undefined &&
    (/^[^aeiou]*[aeiou][bdgklmnprtv]$/.test(verb) || stressedLast.test(verb)) &&
    !/[wxy]$/.test(verb);
  const stem = doubled ? verb + verb.slice(-1) : verb;
  const regular = consonantY
    ? `${verb.slice(0, -1)}ied`
    : verb.endsWith('e')
      ? `${verb}d`
      : `${stem}ed`;
  const gerundStem =
    special !== undefined && /^[^aeiou]*[aeiou][bdgkmnprt]$/.test(verb) && !/[aeiou]{2}/.test(verb)
      ? verb + verb.slice(-1)
      : verb.endsWith('ee')
        ? verb
        : verb.endsWith('e')
          ? verb.slice(0, -1)
          : stem;
  const past = special?.[1] ?? regular;
  const participle = special?.[2] ?? regular;
  return [
    [verb, 'base'],
    [third, 'third'],
    [past, 'past'],
    ...(participle === past || participle === verb ? [] : [[participle, 'participle'] as const]),
    [`${gerundStem}ing`, 'gerund'],
    // "totalled", "cancelling"
    ...(/[^aeiou][aeiou]l$/.test(verb)
      ? [[`${verb}led`, 'past'] as const, [`${verb}ling`, 'gerund'] as const]
      : []),
  ];
}

/**
 * The singular of a noun by the rules of English; a noun that only looks plural stays.
 *
 * @example
 * singularOf('companies') // => 'company'
 * singularOf('base stations') // => 'base station'
 * singularOf('business') // => 'business'
 */
export function singularOf(noun: string): string {
  if (/(?:ss|us|is|news|series|means|species)$/i.test(noun) || noun.length < 4) return noun;
  if (/(?:[^aeiou])ies$/i.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zzes)$/i.test(noun)) return noun.slice(0, -2);
  if (/people$/i.test(noun)) return noun;
  return noun.endsWith('s') ? noun.slice(0, -1) : noun;
}

/** Words of sport: who signs or is bought there is a player, no company. */
export const sports =
  /\b(?:football|soccer|hockey|basketball|rugby|baseball|cricket|goalkeeper|midfielder|striker|defender|winger|pitcher|quarterback|transfer window|season)\b/i;
