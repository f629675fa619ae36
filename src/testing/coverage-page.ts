/**
 * The coverage of templates as a page of its own: no script, nothing fetched, light and dark, readable by keyboard.
 */
import {
  isCovered,
  type BulletCoverage,
  type CoveredItem,
  type SilentRecord,
  type TemplateCoverage,
} from './coverage.js';
import type { BoundaryRecord } from './boundary-records.js';

/**
 * The page: a table of the templates, then each with its bullets, how often each was chosen and where it can be read.
 *
 * @example
 * coveragePage([]).startsWith('<!doctype html>') // => true
 */
export function coveragePage(
  coverages: readonly TemplateCoverage[],
  title = 'Template coverage',
): string {
  const open = coverages.filter((coverage) => !isCovered(coverage)).length;
  const verdict =
    open === 0
      ? 'Every bullet is chosen by some record, and no record is without headline or lead.'
      : `${counted(open, 'template has', 'templates have')} gaps.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${verdict}</p>
</header>
<main>
${overview(coverages)}
${coverages.map(section).join('\n')}
</main>
</body>
</html>
`;
}

const STYLE = `
:root{--ink:#1b1f24;--paper:#fff;--quiet:#57606a;--line:#d0d7de;--gap:#a40e26;--gap-paper:#ffebe9;--link:#0550ae;--block:#f6f8fa}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--quiet:#9198a1;--line:#3d444d;--gap:#ff9492;--gap-paper:#3c1618;--link:#79b8ff;--block:#161b22}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
h2{margin-top:2.5rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--quiet);padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code,pre{font:.875rem/1.45 ui-monospace,monospace;overflow-wrap:anywhere}
pre{white-space:pre-wrap;background:var(--block);padding:.75rem;margin:.5rem 0}
tr.gap{background:var(--gap-paper)}
.gap-word{color:var(--gap);font-weight:600}
.quiet{color:var(--quiet)}
summary{cursor:pointer;padding:.25rem 0}
`;

function overview(coverages: readonly TemplateCoverage[]): string {
  const rows = coverages.map((coverage) => {
    const { file, bullets, phrases, wordings, facts, silent, records, styles } = coverage;
    const chosen = bullets.filter((bullet) => bullet.chosen > 0).length;
    const stood = phrases.filter((phrase) => phrase.stood).length;
    const known = facts.filter((fact) => fact.known > 0);
    const told = known.filter(({ said }) => said > 0).length;
    const failed = styles.reduce((sum, style) => sum + style.failed.length, 0);
    return `<tr${isCovered(coverage) ? '' : ' class="gap"'}>
<th scope="row"><a href="#${idOf(file)}">${escaped(file)}</a></th>
${part(chosen, bullets.length)}${part(stood, phrases.length)}<td class="number">${wordings.chosen} of ${wordings.all}</td><td class="number">${told} of ${known.length}</td><td class="number">${records}</td>${gap(silent.length)}${gap(failed)}
</tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="Overview">
<table>
<caption>Bullets chosen and optional phrases that stood in some item; facts said of those known; cases in which a record is left without headline or lead, and items that could not be written in a style.</caption>
<thead><tr><th scope="col">Template</th><th scope="col" class="number">Bullets</th><th scope="col" class="number">Phrases</th><th scope="col" class="number">Wordings</th><th scope="col" class="number">Facts</th><th scope="col" class="number">Records</th><th scope="col" class="number">Silent</th><th scope="col" class="number">Styles failed</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`;
}

function part(done: number, all: number): string {
  const text = `${done} of ${all}`;
  return `<td class="number">${done === all ? text : `<span class="gap-word">${text}</span>`}</td>`;
}

function gap(count: number): string {
  return `<td class="number">${count === 0 ? '0' : `<span class="gap-word">${count}</span>`}</td>`;
}

function section(coverage: TemplateCoverage): string {
  const { file, bullets, phrases, facts, silent, styles, items } = coverage;
  const dead = phrases.filter(({ stood }) => !stood);
  const unsaid = facts.filter(({ known, said }) => known > 0 && said === 0);
  const unknown = facts.filter(({ known }) => known === 0);
  const failed = styles.flatMap((style) =>
    style.failed.map((record) => silence(record, `In the style ${style.name}: `)),
  );
  return `<section aria-labelledby="${idOf(file)}">
<h2 id="${idOf(file)}">${escaped(file)}</h2>
<div class="wide" tabindex="0" role="region" aria-label="Bullets of ${escaped(file)}">
<table>
<thead><tr><th scope="col" class="number">Line</th><th scope="col">Message</th><th scope="col">Bullet and an item that it stands in</th><th scope="col" class="number">Chosen</th></tr></thead>
<tbody>
${bullets.map((bullet) => row(bullet, coverage)).join('\n')}
</tbody>
</table>
</div>
${list(
  'Optional phrases that never stood',
  dead.map(({ line, source }) => `Line ${line}: <code>${escaped(source)}</code>`),
)}
${list(
  'Facts known and never said',
  unsaid.map(
    ({ name, owed }) =>
      `<code>${escaped(name)}</code>${owed ? ' <span class="gap-word">owed to the reader</span>' : ''}`,
  ),
)}
${list(
  'Facts that no record had',
  unknown.map(({ name }) => `<code>${escaped(name)}</code>`),
)}
${list('Records without headline or lead, or with a material fact unsaid', [...silent.map((record) => silence(record, '')), ...failed])}
<details open><summary>Items that exercise every bullet that is chosen</summary>
${items.map((item, index) => itemOf(item, index, file)).join('\n')}
</details>
<p class="quiet">${counted(items.length, 'item exercises', 'items exercise')} every bullet that is chosen. ${styles
    .map(
      ({ name, written, bullets: each }) => `${escaped(name)}: ${written} written, ${each} bullets`,
    )
    .join('; ')}.</p>
</section>`;
}

function row(
  { line, message, source, chosen, reason, example }: BulletCoverage,
  { file }: TemplateCoverage,
): string {
  const told =
    example === undefined
      ? `<div><span class="gap-word">Never chosen.</span> ${escaped(reason ?? '')}</div>`
      : `<div>${escaped(example.text)} <a href="#${itemId(file, example.item)}">item ${example.item + 1}</a></div>`;
  return `<tr${chosen === 0 ? ' class="gap"' : ''}><td class="number">${line}</td><td>${escaped(message)}</td><td><code>${escaped(source)}</code>${told}</td><td class="number">${chosen}</td></tr>`;
}

function itemId(file: string, item: number): string {
  return `${idOf(file)}-item-${item + 1}`;
}

function itemOf(item: CoveredItem, index: number, file: string): string {
  return `<article id="${itemId(file, index)}" tabindex="-1"><h4>Item ${index + 1}: ${escaped(item.headline)}</h4>${item.paragraphs
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('')}<details><summary>Record</summary>${recordOf(item)}</details></article>`;
}

function silence(record: SilentRecord, before: string): string {
  return `${escaped(before + record.messages.join(' '))}${recordOf(record)}`;
}

/** Of a long past the page has the last records; the JSON has all. */
const MOST_SHOWN = 5;

function recordOf({ record, past }: BoundaryRecord): string {
  const shown = past.slice(-MOST_SHOWN);
  const left = past.length - shown.length;
  const told =
    past.length === 0
      ? ''
      : `<p>${counted(past.length, 'record was', 'records were')} known before it${left === 0 ? '' : `; the last ${shown.length} are`}:</p><pre>${shown
          .map((each) => escaped(JSON.stringify(each)))
          .join('\n')}</pre>`;
  return `<pre>${escaped(JSON.stringify(record, undefined, 2))}</pre>${told}`;
}

function list(heading: string, entries: readonly string[]): string {
  return entries.length === 0
    ? ''
    : `<h3>${heading}</h3>\n<ul>${entries.map((entry) => `<li>${entry}</li>`).join('\n')}</ul>`;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function idOf(file: string): string {
  return `t-${file.replace(/[^a-z0-9]+/giu, '-')}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);
}
