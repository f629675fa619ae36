import manifest from '../../../package.json' with { type: 'json' };
import { diagnosticCodes, type Diagnostic, type DiagnosticPlace } from '../../diagnostic.js';
import { shippedFolder } from '../../node/shipped-folder.js';
import { readTemplateTexts } from '../../node/templates.js';
import { checkTemplates } from '../../testing/check-templates.js';
import { codeFrame } from '../../testing/code-frame.js';
import { kindsOf } from '../desk.js';
import { paintOn, type Paint } from '../diagnostic-line.js';
import { Misuse } from '../misuse.js';
import { openOutput } from '../output.js';
import type { CheckOptions } from './program.js';

/** A finding that has its place in a file, as all of templates have. */
interface Finding extends Diagnostic {
  readonly place: Extract<DiagnosticPlace, { file: string }>;
}

/** `wirecopy templates check`: what is wrong with the templates of a folder. */
export async function check(dir: string | undefined, options: CheckOptions): Promise<number> {
  const folder = dir ?? shippedFolder('templates');
  const strangers =
    options.untrusted === true ? await import('../../untrusted/index.js') : undefined;
  const read = strangers?.readUntrustedTexts ?? readTemplateTexts;
  const texts = ofLanguage(await read(folder), options.language, folder);
  const kinds = await kindsOf(options.kinds, strangers !== undefined);
  const findings = (
    strangers === undefined
      ? checkTemplates(texts, kinds, folder)
      : await strangers.withWorker((worker) =>
          strangers.checkUntrustedTemplates(texts, folder, worker),
        )
  ).filter(isFinding);
  const output = await openOutput(options.output);
  const paint = paintOn(output.columns === undefined ? {} : process.stdout);
  const text = (file: string): string =>
    texts[file.slice(folder.length).replace(/^[/\\]/u, '')] ?? '';
  output.write(printed[options.format](findings, text, paint));
  await output.close();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (options.quiet !== true) {
    const files = Object.keys(texts).length;
    process.stderr.write(
      `${files} ${files === 1 ? 'template' : 'templates'} checked, ${errors} ${errors === 1 ? 'error' : 'errors'}\n`,
    );
  }
  return errors === 0 ? 0 : 1;
}

function ofLanguage(
  texts: Readonly<Record<string, string>>,
  language: string | undefined,
  folder: string,
): Readonly<Record<string, string>> {
  if (language === undefined) return texts;
  const kept = Object.entries(texts).filter(([path]) => path.startsWith(`${language}/`));
  if (kept.length === 0)
    throw new Misuse(`${folder} holds no template of the language ${language}.`);
  return Object.fromEntries(kept);
}

function isFinding(diagnostic: Diagnostic): diagnostic is Finding {
  return diagnostic.place !== undefined && 'file' in diagnostic.place;
}

const printed: Readonly<
  Record<
    CheckOptions['format'],
    (findings: readonly Finding[], text: (file: string) => string, paint: Paint) => string
  >
> = {
  pretty: (findings, text, paint) =>
    findings.map((finding) => `${pretty(finding, text(finding.place.file), paint)}\n`).join('\n'),
  json: (findings) => `${JSON.stringify(findings, undefined, 2)}\n`,
  github: (findings) => findings.map((finding) => `${annotation(finding)}\n`).join(''),
  sarif: (findings) => `${JSON.stringify(sarif(findings), undefined, 2)}\n`,
};

/** The place and code, the frame, and what to do. */
function pretty(finding: Finding, text: string, paint: Paint): string {
  const { code, severity, place, message, hint } = finding;
  const frame = codeFrame(text, place.line, place.column);
  return [
    `${paint('bold', `${place.file}:${place.line}:${place.column}`)}  ${paint(severity === 'error' ? 'red' : 'yellow', severity)}  ${code}`,
    ...(frame === '' ? [] : frame.split('\n').map((line) => `  ${line}`)),
    `  ${message}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ].join('\n');
}

function sentences({ message, hint }: Finding): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

/** A workflow command, by which a run on GitHub marks the line; the characters that end its parts are escaped. */
function annotation(finding: Finding): string {
  const { code, severity, place } = finding;
  const escaped = (text: string): string =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string =>
    escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const level = severity === 'error' ? 'error' : 'warning';
  return `::${level} file=${property(place.file)},line=${place.line},col=${place.column},title=${property(code)}::${escaped(sentences(finding))}`;
}

/** A log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS). */
function sarif(findings: readonly Finding[]): object {
  const rules = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: manifest.name,
            version: manifest.version,
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: diagnosticCodes[id].meaning },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: rules.indexOf(finding.code),
          level: finding.severity === 'error' ? 'error' : 'warning',
          message: { text: sentences(finding) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(finding.place.file.replaceAll('\\', '/')) },
                region: { startLine: finding.place.line, startColumn: finding.place.column },
              },
            },
          ],
        })),
      },
    ],
  };
}
