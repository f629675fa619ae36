/** The style of the page, inlined so that it needs no other file. It holds nothing of the documents. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --card: #f3f0e9; --ink: #1d1b18; --soft: #5c564d; --line: #d9d3c7; --mark: #8c2f1b;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #171614; --card: #23211e; --ink: #ece8e1; --soft: #b3aba0; --line: #3d3933; --mark: #f0a58f; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; font: 1.0625rem/1.6 Georgia, 'Times New Roman', serif; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.22; text-wrap: balance; margin: 0 0 .6em; }
h1 { font-size: 1.95rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; }
p { margin: 0 0 .85em; }
a { color: var(--mark); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; border-radius: 2px; }
.publication, .day, .source, .explanation, nav, details, footer { font-family: system-ui, 'Segoe UI', Roboto, sans-serif; }
header { border-bottom: 3px double var(--line); margin-bottom: 1.75rem; padding-bottom: .25rem; }
.publication { font-size: .85rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; }
.publication a { text-decoration: none; }
.publication a:hover { text-decoration: underline; }
.day { color: var(--soft); font-size: .95rem; }
nav { background: var(--card); border-radius: .5rem; padding: 1rem 1.25rem; margin-bottom: 2.25rem; font-size: .95rem; }
nav h2 { font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); margin-bottom: .5rem; }
nav ol { margin: 0; padding-left: 1.5rem; }
nav li { padding: .15rem 0; }
nav a { color: inherit; text-decoration-color: var(--line); text-decoration-thickness: .1em; }
nav a:hover { text-decoration-color: currentColor; }
article { padding-bottom: 1.5rem; margin-bottom: 1.75rem; scroll-margin-top: 1rem; }
article + article { border-top: 1px solid var(--line); padding-top: 1.75rem; }
article > p, article > h1, article > h2 { position: relative; }
.source, .explanation { color: var(--soft); font-size: .9rem; }
.figure { color: inherit; text-decoration: underline dotted var(--mark) .1em; text-underline-offset: .2em; }
h1 .figure, h2 .figure { text-decoration-thickness: .06em; }
.figure:hover, .figure:focus { background: var(--card); }
.figure::after {
  content: attr(data-origin); display: none; position: absolute; z-index: 1; top: calc(100% + .3rem); left: 0;
  width: max-content; max-width: 100%; padding: .4rem .7rem; border-radius: .35rem; pointer-events: none;
  background: var(--ink); color: var(--paper);
  font: .85rem/1.45 system-ui, 'Segoe UI', Roboto, sans-serif; letter-spacing: 0; text-wrap: wrap;
}
.figure:hover::after, .figure:focus-visible::after { display: block; }
details { font-size: .875rem; }
summary { color: var(--soft); cursor: pointer; width: fit-content; }
details section { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin-top: .6rem; overflow-wrap: break-word; }
caption { text-align: left; color: var(--soft); padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
thead th { border-top: 0; color: var(--soft); font-weight: 600; }
tr { scroll-margin-top: 6rem; }
tr:target { background: var(--card); }
td { white-space: nowrap; }
code { font: .95em ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; }
footer { border-top: 1px solid var(--line); padding-top: 1rem; color: var(--soft); font-size: .85rem; }
@media (max-width: 30rem) {
  body { padding: 1.25rem 1rem 2rem; }
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.2rem; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --mark: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav { border: 1px solid var(--line); padding: .5rem 1rem; }
  details, .figure::after { display: none; }
  .figure, nav a { text-decoration: none; }
  .source a::after { content: ' <' attr(href) '>'; }
  h1, h2 { break-after: avoid; }
  article { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
`;
