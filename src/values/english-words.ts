/**
 * Words by which phrases of English are told apart. Fields of words are English only for now; another
 * language brings lists of its own.
 */

const listed = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Auxiliaries and modals in their finite forms: a phrase that holds one outside a relative clause is no noun phrase. */
export const finiteAuxiliaries: ReadonlySet<string> = new Set(
  listed(`is are was were isn't aren't wasn't weren't has have had hasn't haven't hadn't does did doesn't didn't
    will won't would wouldn't can can't cannot could couldn't shall should shouldn't may might must mustn't`),
);

/** Third persons that are hardly ever a plural noun, so that they show a sentence where a noun phrase is wanted. */
export const verbsInThirdPerson: ReadonlySet<string> = new Set(
  listed(`allows brings builds combines connects creates delivers develops discovers eliminates empowers enables ensures
    expands extends facilitates focuses gives goes grows helps improves includes integrates lets makes maintains manages
    manufactures matches offers operates optimizes optimises organizes organises owns performs produces promotes
    protects provides publishes raises reduces replaces says seeks sells serves simplifies solves specializes
    specialises streamlines strives supplies takes teaches tells transforms turns wants`),
);

/** Words that open a clause inside a noun phrase ("a firm that makes cars"). */
export const subordinators: ReadonlySet<string> = new Set(
  listed(`that which who whom whose where when what how why because although though while whether if as than until
    unless once`),
);

/** Pronouns of the first and second person: wording in a house's own voice, not in that of the news. */
export const ownVoice: ReadonlySet<string> = new Set(
  listed(`we our ours us you your yours my mine i'm we're you're we've you'll let's`),
);

/** Words that may stand as subject and then open a sentence. */
export const subjectPronouns: ReadonlySet<string> = new Set(
  listed('i we you he she it they there this these those'),
);

/** Prepositions and conjunctions: what follows a plural noun rather than a verb. */
export const linkingWords: ReadonlySet<string> = new Set(
  listed(`of in on at by for from to with within without into onto over under between among across through during
    against about after before and or but nor per via towards toward near behind beyond around as than`),
);

/** What cannot be the verb of an infinitive. */
export const functionWords: ReadonlySet<string> = new Set([
  ...listed(`a an the this that these those its their his her our your my it they he she we you i one some any all each
    every no none both either neither other another such very more most less least also too only just even so then
    there here who which what whose when where why how if because while although not nor is are was were has had does
    did will would can could shall should may might must been being`),
  ...[
    'of',
    'in',
    'on',
    'at',
    'by',
    'for',
    'from',
    'to',
    'with',
    'within',
    'without',
    'into',
    'onto',
    'over',
    'under',
  ],
  ...[
    'between',
    'among',
    'across',
    'through',
    'during',
    'against',
    'about',
    'after',
    'before',
    'and',
    'or',
    'but',
    'per',
    'via',
  ],
]);

/** Bare verbs that end as participles, third persons or nouns do. */
export const bareVerbsThatLookOtherwise: ReadonlySet<string> = new Set(
  listed(`bring cling fling ring sing sling spring sting string swing wring ping
    bleed breed embed exceed feed heed impede need proceed seed shed shred speed succeed weed wed
    access address amass assess bias bless bus bypass canvass compress confess cross discuss dismiss dress encompass
    express focus gas guess harness impress kiss miss obsess oppress pass possess press process profess progress
    pursue repossess stress suppress surpass toss trespass witness
    auction caution champion commission condition function mention motion partition petition position question ration
    reposition station transition
    augment cement complement comment document experiment ferment implement invest lament segment supplement torment
    apply multiply rally rely reply supply ally comply fly imply bully tally`),
);

/** Verbs that news of business uses, in the bare form: they show the verb of a clause. */
export const commonVerbs: readonly string[] = listed(`
  accelerate accept account achieve acquire act add adjust adopt advance affect agree aim allow amount announce appear
  apply approve argue ask assume attract avoid back balance become begin believe benefit bid block boost borrow break
  build buy call carry cause change charge choose claim climb close combine come commit compete complete comply concern
  conclude confirm connect consider consist construct contain continue contribute control convert cool cost count cover
  create curb cut decide decline decrease deepen defend define delay deliver demand deny depend deploy describe design
  deteriorate determine develop differ discuss double drag drive drop ease employ enable encourage end endanger enhance
  ensure enter erode establish estimate evolve exceed exist expand expect explain exploit export express extend face fail
  fall falter favour favor feel find finish fit fix flow focus follow force forecast form fund gain gather generate get
  give go grow handle happen harm head help hire hit hold hope hurt identify impose improve include increase indicate
  introduce invest involve issue join jump keep know lack lag launch lead learn leave lend let lie like limit link list
  live look lose lower maintain make manage match matter mean meet merge miss move narrow need note offer open operate
  oppose order overcome owe own pay peak permit persist plan play pledge plunge point predict prefer prepare prevent
  proceed produce profit project promise promote propose protect prove provide publish pull purchase push put quadruple
  raise range reach read rebound receive recommend recover reduce reflect refuse regain regard reject relate rely remain
  remove replace report represent require resist respond rest restore restrict result resume retain return reveal rise
  risk run save say see seek seem sell send serve settle shift show shrink sign slip slow slump soar sound speak spend
  stabilise stabilize stall stand start state stay stem stop strengthen struggle succeed suffer suggest support suppose
  surge survive suspend sustain take tell tend test think threaten tighten total touch track trade transfer treat triple
  trust try tumble turn understand unveil urge use value vary view wait want warn watch weaken weigh welcome widen win
  withdraw work worry worsen write yield`);

/** Pasts that are not made with -ed. */
export const irregularPasts: readonly string[] = listed(`
  became began bought broke brought built came chose cost cut drew drove fell felt fought found gave got grew held hit
  hurt kept knew laid led left lent let lost made meant met paid put ran rang read rose said sank sat saw sent set shook
  shrank slid sold sought spent spoke spread stood stuck swung told took thought tore understood went withdrew won wrote`);

/** Gerunds and participles that open a noun phrase rather than a slogan ("leading maker", "banking group"). */
export const attributiveParticiples: ReadonlySet<string> = new Set(
  listed(`accounting advertising advising banking billing bookkeeping branding brewing broadcasting building catering
    cleaning clearing clothing coaching coding computing consulting contracting crowdfunding dating drilling emerging
    engineering existing farming financing fishing forwarding funding gambling gaming growing heating holding hosting
    housing imaging investing invoicing landscaping leading leasing lending licensing lighting listing logging managing
    manufacturing mapping marketing messaging mining modelling modeling networking operating outsourcing packaging parking
    pioneering plumbing pricing printing processing programming publishing purchasing recording recruiting recycling
    refining remaining retailing screening sequencing sharing shipping shopping sourcing spending staffing streaming
    testing ticketing timing trading training underlying underwriting warehousing wedding welding well-being writing`),
);

/** Bare verbs that open an imperative ("Discover new music") and are hardly ever a noun. */
export const imperatives: ReadonlySet<string> = new Set(
  listed(`achieve become bring choose connect create deliver discover empower enable enjoy explore find get give help
    improve join keep learn let make meet organize organise provide save sell send simplify solve stay take tell
    transform turn unlock`),
);

/** Words that are no names and open phrases, so that their capital is that of the sentence they came from. */
export const ordinaryWords: ReadonlySet<string> = new Set([
  ...functionWords,
  ...verbsInThirdPerson,
  ...attributiveParticiples,
  ...linkingWords,
  ...commonVerbs,
  ...listed(`
  accelerating access accessible accounting acquisition acquisitions adding additional advanced advertising affordable
  agricultural agriculture algorithmic alternative analytics annual app application applications apps artificial asset
  augmented automated automatic automation automotive autonomous batteries battery better big biotechnology blockchain
  boosting bridge broad broadband broader browser business businesses capital car cars cash cell cellular central
  chemical chip chips clean client clinical cloud collaborative commercial communication communications community
  companies company compliance computer connected construction consumer consumers content continued core corporate
  cost credit cross crypto cryptocurrency currency current custom customer customers cyber cybersecurity data database
  debt decentralised decentralized decision defence defense demand developer developers developing development device
  devices digital direct distributed distribution diversified domestic drone drug early economic ecosystem education
  educational electric electrical electricity electronic electronics email employee employees energy engineering
  enterprise entertainment entry environmental equipment equity europe's exchange expanding expansion experimental
  export exports factories factory fashion fast faster film finance financial fintech first fitness fleet flexible food
  foreign former free fresh full fully functional further future game games gas gene general general-purpose genetic
  global government green greater gross group growing growth hardware hedge health healthcare high higher hiring home
  household hydrogen identity image immersive import imports independent industrial industry inflation information
  infrastructure innovative institutional insurance integrated intelligent interactive international internet inventory
  investment investments investor investors jobs key knowledge labour labor language large larger latest launching layer
  leader lower legal liquid liquidity lithium live loan loans local location logistics long long-term low machine
  machinery maker makers managed management manufacturer manufacturers market marketing marketplace markets material
  materials media medical medicine messaging metal metals mid mobile model modern modular money monetary multi music
  national natural network networks new next nickel nonprofit novel nuclear oil on-demand one online open open-source
  operations operational operator operators opening optical orders organic output own owner passenger patent payment
  payments peer people performance personal pharmaceutical photo physical planned plans plant platform platforms policy
  portfolio portable power precision premium prices price private product production products profit professional
  programmable property protocol provider providers public purchasing pure quality quantum quantitative quick rapid
  rare real real-time recent recruitment regional regulated regulatory reliable remote renewable rental repaying research
  residential retail retailer revenue robotic robotics rural safe safer sales satellite satellites scalable scaling school
  scientific second secure security seed self self-driving semiconductor semiconductors service services several short
  single site small smaller smart social software solar solution solutions space specialised specialist specialized
  staff start-up startup state steel stock storage store stores strategic strategy streaming stronger student subscription
  supplier suppliers supply supply-chain sustainable system systems talent team tech technical technologies technology
  telecom telecommunications telemedicine third three tool tools trade traders traffic transport transportation travel
  trusted two unemployment universal upgrading urban user users utility vehicle vehicles venture vertical video virtual
  wages warehouse wealth web wholesale wider wind wireless worker workers working workplace world world's zero`),
]);
