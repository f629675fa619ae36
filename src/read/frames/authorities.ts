/** Who is a public authority, and who speaks for one. */

const authority =
  /\b(?:ministr(?:y|ies)|commission|agency|authority|bureau|administration|department|council|parliament|congress|senate|house of representatives|lawmakers|legislature|assembly|government|regulators?|watchdog|central bank|treasury|cabinet|state council|federal reserve|reserve bank|bank of (?:england|japan|korea|canada|china|italy|france|russia|israel|mexico|thailand|spain)|people's bank|people’s bank|monetary authority|politburo|supreme court|office for|regulatory office|prefecture|city hall|municipality|white house|european union|bundestag|duma|knesset|diet|court|registry|committee|presidency)\b/i;

/** Authorities that go by their letters. */
const letters = new Set(
  `MIIT NDRC CAC PBOC CSRC CBIRC NFRA MOFCOM SAMR NMPA SASAC SEC FCC FDA FTC EPA CFTC FAA NHTSA DOJ DOE USTR OCC FDIC CFPB ECB EBA ESMA EIOPA EU FCA PRA CMA BoE BOE BOJ
  RBI SEBI TRAI RBA ASIC ACCC MAS HKMA SFC BaFin AMF CNIL BSI Ofcom Ofgem ANVISA METI MITI FSA JFTC KFTC FSC FSS CCI DPIIT NITI ANATEL CVM CNBV BNetzA DGCA UN WHO OECD WTO IMF FAO IMO ICAO ITU NIST CISA`
    .trim()
    .split(/\s+/),
);

/**
 * Whether words name a public authority.
 *
 * @example
 * isAuthority('Ministry of Energy') // => true
 * isAuthority('MIIT') // => true
 * isAuthority('Acme Holdings') // => false
 */
export function isAuthority(text: string): boolean {
  return (
    (authority.test(text) &&
      !/\b(?:inc|corp|ltd|plc|news agency|advertising agency|rating agency|ratings agency|travel agency|department store|executive committee|audit committee)\b/i.test(
        text,
      )) ||
    text.split(/[\s()]+/).some((word) => letters.has(word))
  );
}

const office =
  /\b(?:minister|vice-minister|governor|deputy governor|secretary|undersecretary|regulator|commissioner|mayor|president|prime minister|premier|chancellor|senator|ambassador|attorney general|prosecutor|lawmaker|official|spokes(?:man|woman|person)|director(?: general|-general)?|head|chief|chair(?:man|woman)?|deputy|administrator|superintendent|envoy|councillor|councilor|judge|inspector)\b/i;
const always =
  /\b(?:ministers?|vice-minister|governor|secretary of|undersecretary|commissioner|mayor|prime minister|premier|chancellor|senator|attorney general|lawmaker|government spokes\w+|treasury secretary|foreign secretary|state secretary|fed chair\w*|ministry|central bank\w*)\b/i;

/**
 * Whether a title is of somebody who speaks for a public authority.
 *
 * @example
 * isOfficial('deputy governor of the Chinese central bank') // => true
 * isOfficial('chief executive officer of Acme') // => false
 * isOfficial('director of the Guangdong Department of Industry') // => true
 */
export function isOfficial(title: string): boolean {
  if (
    /\b(?:bank|hedge|fund|company|group) (?:president|chief|chairman)\b/i.test(title) &&
    !/central bank|reserve bank/i.test(title)
  )
    return false;
  if (always.test(title)) return !/\bcommissioner of (?:baseball|the nba|the nfl)\b/i.test(title);
  return office.test(title) && isAuthority(title);
}
