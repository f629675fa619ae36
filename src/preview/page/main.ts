/**
 * The page of the preview: a template on the left, the items that it writes on the right.
 */
import { EditorView } from '@codemirror/view';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { Sentence } from '../../model.js';
import type {
  Change,
  Finding,
  KindSummary,
  Preview,
  PreviewedItem,
  RecordFile,
  TemplateFile,
  Workspace,
} from '../protocol.js';
import { choicesOf, hashOf, seedOf, tellingOf, type Choices } from './address.js';
import { apiWith, RefusedRequest } from './api.js';
import { askAbout, type Decision } from './conflict.js';
import {
  asEdited,
  bulletLineAt,
  isUnsaved,
  lineBreakOf,
  textToSave,
  type Draft,
} from './drafts.js';
import {
  changeTo,
  jumpTo,
  markFindings,
  markRecord,
  originAt,
  recordState,
  templateState,
} from './editor.js';
import { byId, element, fillSelect } from './element.js';
import { itemsIn } from './items.js';
import { showErrors } from './overlay.js';
import { pointedIn } from './pointer.js';
import { showProvenance, type Shown } from './provenance.js';

const ALL = '';
/** Typing is followed after a pause that is shorter than a thought. */
const PAUSE = 120;

const kindSelect = byId('kind', HTMLSelectElement);
const languageSelect = byId('language', HTMLSelectElement);
const recordSelect = byId('record', HTMLSelectElement);
const styleSelect = byId('style', HTMLSelectElement);
const toldSelect = byId('told', HTMLSelectElement);
const seedInput = byId('seed', HTMLInputElement);
const saveButton = byId('save', HTMLButtonElement);
const stateOutput = byId('state', HTMLOutputElement);
const notices = byId('notices', HTMLElement);
const overlay = byId('overlay', HTMLElement);
const cards = byId('cards', HTMLElement);
const summary = byId('summary', HTMLElement);
const panel = byId('provenance', HTMLElement);
const dialog = byId('conflict', HTMLDialogElement);
const recordRevert = byId('record-revert', HTMLButtonElement);
const recordSave = byId('record-save', HTMLButtonElement);
const tabs = {
  template: byId('tab-template', HTMLButtonElement),
  record: byId('tab-record', HTMLButtonElement),
};
const panels = {
  template: byId('panel-template', HTMLElement),
  record: byId('panel-record', HTMLElement),
};

const nonce =
  document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ??
  document.querySelector<HTMLElement>('script[nonce]')?.nonce ??
  '';

interface TemplateDraft extends Draft {
  readonly language: string;
  readonly kind: string;
}

interface RecordDraft extends Draft {
  readonly kind: string;
  readonly name: string;
  readonly before: string | undefined;
}

/** Tells something that lasts; the same id takes the place of what it said before. */
function notice(id: string, text: string | undefined, sort: 'info' | 'problem' = 'info'): void {
  const old = notices.querySelector(`[data-notice="${id}"]`);
  if (text === undefined) old?.remove();
  else if (old?.textContent !== text) {
    old?.remove();
    notices.append(element('p', { className: sort, 'data-notice': id }, text));
  }
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function start(choices: Choices): Promise<void> {
  const api = apiWith(choices.key);
  const workspace: Workspace = await api.workspace();
  const templates = new Map<string, TemplateDraft>();
  const recordsByKind = new Map<string, RecordDraft[]>();
  let template: TemplateDraft | undefined;
  let record: RecordDraft | undefined;
  let findings: readonly Finding[] = [];
  let results: readonly PreviewedItem[] = [];
  let asked: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the overlay last said, so that one that was hidden stays hidden. */
  let lastErrors = '';
  /** One question at a time. */
  let questions: Promise<unknown> = Promise.resolve();

  const canSave = workspace.folder !== undefined;
  const kindOf = (name: string): KindSummary | undefined =>
    workspace.kinds.find((kind) => kind.name === name);
  const records = (): readonly RecordDraft[] => recordsByKind.get(kindSelect.value) ?? [];
  const templateView = new EditorView({
    parent: byId('template-editor', HTMLElement),
    extensions: EditorView.cspNonce.of(nonce),
  });
  const recordView = new EditorView({
    parent: byId('record-editor', HTMLElement),
    extensions: EditorView.cspNonce.of(nonce),
  });

  // What is shown

  const items = itemsIn(cards, {
    shown: show,
    toBullet: (sentence) => void toBullet(sentence),
    toField,
  });

  function show(shown: Shown | undefined): void {
    const kind = kindOf(kindSelect.value);
    showProvenance(panel, shown, kind?.facts ?? [], {
      toBullet: (of) => void toBullet(of.sentence),
      toField: (of, pointer) => {
        toField(of.record, pointer);
      },
    });
    const isHere = shown !== undefined && isOfTemplate(shown.sentence.template.file);
    templateView.dispatch(originAt(isHere ? shown.sentence.template.line : undefined));
  }

  function isOfTemplate(file: string): boolean {
    return template !== undefined && file === template.label;
  }

  async function toBullet({ template: at }: Sentence): Promise<void> {
    if (!isOfTemplate(at.file)) {
      const [, language, kind] = /([^/\\]+)[/\\]([^/\\]+)\.hbs$/u.exec(at.file) ?? [];
      if (language === undefined || kind === undefined || kindOf(kind) === undefined) return;
      languageSelect.value = language;
      kindSelect.value = kind;
      await choose();
    }
    viewSource('template');
    jumpTo(templateView, at.line);
  }

  function toField(name: string, pointer: string): void {
    const found = records().find((each) => each.name === name);
    if (found === undefined) return;
    openRecord(found);
    viewSource('record');
    const at = pointedIn(recordView.state.doc.toString(), pointer);
    if (at !== undefined && pointer !== '')
      recordView.dispatch({
        selection: { anchor: at.start, head: at.end },
        effects: EditorView.scrollIntoView(at.start, { y: 'center' }),
      });
    recordView.focus();
  }

  function viewSource(tab: keyof typeof tabs): void {
    setView('source');
    for (const name of ['template', 'record'] as const) {
      tabs[name].setAttribute('aria-selected', String(name === tab));
      tabs[name].tabIndex = name === tab ? 0 : -1;
      panels[name].hidden = name !== tab;
    }
    (tab === 'template' ? templateView : recordView).requestMeasure();
  }

  function setView(view: 'source' | 'items'): void {
    document.body.dataset['view'] = view;
    for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="view"]'))
      radio.checked = radio.value === view;
  }

  function followCursor(): void {
    const { doc, selection } = templateView.state;
    const line = bulletLineAt(doc.toString().split('\n'), doc.lineAt(selection.main.head).number);
    const count = items.mark(line, isOfTemplate);
    byId('bullet-use', HTMLElement).textContent =
      line === undefined
        ? 'The cursor is in no bullet.'
        : count === 0
          ? `Line ${line}: none of these items says this bullet.`
          : `Line ${line}: ${count} of ${results.length} items ${count === 1 ? 'says' : 'say'} this bullet.`;
  }

  function tellState(): void {
    keepStates();
    const dirty = template !== undefined && isUnsaved(template);
    saveButton.disabled = !canSave || template === undefined || (!dirty && template.base !== null);
    stateOutput.textContent = !canSave
      ? dirty
        ? 'A trial: not saved'
        : 'Read-only'
      : dirty
        ? 'Unsaved changes'
        : template?.base === null
          ? 'Not in your folder yet'
          : 'Saved';
    tabs.template.classList.toggle('unsaved', dirty);
    byId('template-name', HTMLElement).textContent =
      template === undefined ? 'Template' : `${template.language}/${template.kind}.hbs`;
    const changed = record !== undefined && isUnsaved(record);
    tabs.record.classList.toggle('unsaved', changed);
    byId('record-name', HTMLElement).textContent =
      record === undefined ? 'Record' : `Record: ${record.name}`;
    recordRevert.disabled = !changed;
    recordSave.disabled = !changed || record?.base === null || workspace.fixtures === undefined;
    byId('record-state', HTMLElement).textContent =
      record === undefined
        ? 'There is no record of this kind.'
        : changed
          ? 'Changed here only.'
          : record.base === null
            ? 'In no file of its own.'
            : `As in ${workspace.fixtures ?? ''}/${record.kind}/${record.name}/record.json.`;
    document.title = `${dirty ? '● ' : ''}${template?.kind ?? ''} · wirecopy preview`;
  }

  function keepStates(): void {
    if (template !== undefined) template.state = templateView.state;
    if (record !== undefined) record.state = recordView.state;
  }

  function remember(): void {
    const chosen: Choices = {
      key: choices.key,
      kind: kindSelect.value,
      language: languageSelect.value,
      record: recordSelect.value === ALL ? undefined : recordSelect.value,
      style: styleSelect.value === ALL ? undefined : styleSelect.value,
      told: tellingOf(toldSelect.value),
      seed: seedOf(seedInput.value),
    };
    history.replaceState(null, '', hashOf(chosen));
  }

  // What is written

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void write(), PAUSE);
  }

  async function write(): Promise<void> {
    clearTimeout(timer);
    if (template === undefined) return;
    asked?.abort();
    const asking = new AbortController();
    asked = asking;
    const of = template;
    const { doc } = templateView.state;
    const chosen = records().filter(
      ({ name }) => recordSelect.value === ALL || name === recordSelect.value,
    );
    keepStates();
    const texts: RecordFile[] = chosen.map(({ name, state, before }) => ({
      name,
      text: state.doc.toString(),
      ...(before === undefined ? {} : { before }),
    }));
    try {
      const preview = await api.items(
        {
          language: of.language,
          kind: of.kind,
          text: doc.toString(),
          records: texts.map(({ name, text, before }) => ({ name, text, before })),
          styles: styleSelect.value === ALL ? workspace.styles : [styleSelect.value],
          seed: seedOf(seedInput.value),
          told: tellingOf(toldSelect.value),
        },
        asking.signal,
      );
      if (asking !== asked || of !== template) return;
      notice('failed', undefined);
      written(preview, texts, doc.toString());
    } catch (error) {
      if (asking.signal.aborted) return;
      notice('failed', `The items could not be written: ${problemOf(error)}`, 'problem');
    }
  }

  function written(preview: Preview, texts: readonly RecordFile[], text: string): void {
    if (template === undefined) return;
    ({ findings } = preview);
    const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error');
    const said = JSON.stringify([template.label, errors]);
    if (said !== lastErrors) {
      lastErrors = said;
      showErrors(overlay, findings, template.label, text, goTo);
    }
    if (text === templateView.state.doc.toString())
      templateView.dispatch(markFindings(templateView.state, findings));
    cards.classList.toggle('stale', errors.length > 0);
    cards.setAttribute('aria-busy', String(errors.length > 0));
    if (errors.length === 0) {
      const edited = new Set(
        records()
          .filter(isUnsaved)
          .map(({ name }) => name),
      );
      // What was accepted was accepted of the record as it was.
      results = preview.items.map(({ difference, ...item }) =>
        difference === undefined || edited.has(item.record) ? item : { ...item, difference },
      );
      items.show(results, texts);
      if (texts.length === 0)
        cards.replaceChildren(
          element(
            'p',
            { className: 'help empty' },
            `${workspace.fixtures ?? 'The shipped fixtures'} hold no record of this kind: it would be ${kindSelect.value}/<case>/record.json.`,
          ),
        );
      else cards.querySelector('.empty')?.remove();
    }
    summarise(errors.length);
    markRecordText();
    followCursor();
  }

  function summarise(errors: number): void {
    const count = (status: string): number =>
      results.filter((item) => item.status === status).length;
    const warnings = findings.length - errors;
    const parts = (['written', 'held', 'rejected'] as const)
      .map((status) => [count(status), status] as const)
      .filter(([number], index) => number > 0 || index === 0)
      .map(([number, status]) => `${number} ${status}`);
    const differing = results.filter(({ difference = [] }) => difference.length > 0).length;
    if (differing > 0)
      parts.push(`${differing} ${differing === 1 ? 'reads' : 'read'} otherwise than accepted`);
    const text =
      errors > 0
        ? `${errors} ${errors === 1 ? 'error' : 'errors'}: these are the items of before`
        : parts.join(', ') +
          (warnings === 0 ? '' : `; ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`);
    byId('items-count', HTMLElement).textContent =
      errors > 0 ? `(${errors} ${errors === 1 ? 'error' : 'errors'})` : '';
    if (summary.dataset['text'] === text) return;
    summary.dataset['text'] = text;
    summary.replaceChildren(
      text,
      errors === 0
        ? ''
        : element(
            'button',
            {
              type: 'button',
              className: 'quiet',
              onclick: () => {
                overlay.hidden = false;
              },
            },
            'Show',
          ),
    );
  }

  function goTo({ line, column }: Finding): void {
    viewSource('template');
    jumpTo(templateView, line, column);
  }

  function markRecordText(): void {
    if (record === undefined) return;
    const text = recordView.state.doc.toString();
    const faults: ParseError[] = [];
    parse(text, faults);
    const { name } = record;
    const item = results.find((result) => result.record === name);
    const marks =
      faults.length > 0
        ? faults.map(({ error, offset, length }) => ({
            start: offset,
            end: offset + length,
            isError: true,
            code: 'file/invalid-json',
            message: printParseErrorCode(error),
          }))
        : (item?.diagnostics ?? []).flatMap(({ place, severity, code, message, hint }) => {
            if (place === undefined || !('pointer' in place)) return [];
            const at = pointedIn(text, place.pointer) ?? pointedIn(text, '');
            return at === undefined
              ? []
              : [
                  {
                    ...at,
                    isError: severity === 'error',
                    code,
                    message:
                      hint === undefined || message.includes(hint) ? message : `${message} ${hint}`,
                  },
                ];
          });
    recordView.dispatch(markRecord(recordView.state, marks));
  }

  // What is opened

  async function templateDraft(language: string, kind: string): Promise<TemplateDraft> {
    const id = `${language}/${kind}`;
    const known = templates.get(id);
    if (known !== undefined) return known;
    const file = await api.template(language, kind);
    const summaryOf = kindOf(kind) ?? { name: kind, describes: '', facts: [] };
    const draft: TemplateDraft = {
      language,
      kind,
      label: file.file,
      saved: asEdited(file.text),
      base: file.version ?? null,
      lineBreak: lineBreakOf(file.text),
      state: templateState(
        asEdited(file.text),
        `Template ${file.file}`,
        nonce,
        { kind: summaryOf, helpers: workspace.helpers },
        {
          changed: () => {
            tellState();
            soon();
          },
          moved: followCursor,
        },
      ),
    };
    templates.set(id, draft);
    return draft;
  }

  function recordDraft(kind: string, file: RecordFile): RecordDraft {
    return {
      kind,
      name: file.name,
      label: `${kind}/${file.name}/record.json`,
      before: file.before,
      saved: asEdited(file.text),
      base: file.version ?? null,
      lineBreak: lineBreakOf(file.text),
      state: recordState(asEdited(file.text), `Record ${kind}/${file.name}`, nonce, {
        changed: () => {
          tellState();
          soon();
        },
        moved: () => undefined,
      }),
    };
  }

  async function readRecords(kind: string): Promise<readonly RecordFile[]> {
    const { records: files, problem } = await api.records(kind);
    notice(
      'terms',
      problem === undefined
        ? undefined
        : `The settings and accepted texts of the fixtures are left out: ${problem}`,
      'problem',
    );
    return files;
  }

  function openRecord(draft: RecordDraft | undefined): void {
    keepStates();
    record = draft;
    byId('record-editor', HTMLElement).hidden = draft === undefined;
    if (draft !== undefined) recordView.setState(draft.state);
    tellState();
    markRecordText();
  }

  /** Brings the template and the records of what is chosen onto the page. */
  async function choose(): Promise<void> {
    keepStates();
    const [language, kind] = [languageSelect.value, kindSelect.value];
    try {
      const draft = await templateDraft(language, kind);
      if (!recordsByKind.has(kind))
        recordsByKind.set(
          kind,
          (await readRecords(kind)).map((file) => recordDraft(kind, file)),
        );
      if (language !== languageSelect.value || kind !== kindSelect.value) return;
      template = draft;
      templateView.setState(draft.state);
      listRecords(recordSelect.value);
      results = [];
      show(undefined);
      remember();
      await write();
    } catch (error) {
      notice('failed', problemOf(error), 'problem');
    }
  }

  function listRecords(chosen: string): void {
    fillSelect(
      recordSelect,
      [[ALL, 'All records'] as const, ...records().map(({ name }) => [name, name] as const)],
      chosen,
    );
    const shown = recordSelect.value === ALL ? record?.name : recordSelect.value;
    openRecord(records().find(({ name }) => name === shown) ?? records()[0]);
  }

  function listKinds(chosen: string | undefined): void {
    const own = workspace.own[languageSelect.value] ?? [];
    fillSelect(
      kindSelect,
      workspace.kinds.map(({ name }) => [
        name,
        canSave && !own.includes(name) ? `${name} (shipped)` : name,
      ]),
      chosen,
    );
  }

  // What is saved

  async function saveTemplate(): Promise<void> {
    keepStates();
    if (template === undefined || saveButton.disabled) return;
    const of = template;
    const { language, kind } = of;
    const text = textToSave(of);
    await save(of, text, (base) => api.saveTemplate({ language, kind, text, base }));
    const own = workspace.own[language] ?? [];
    if (of.base !== null && !own.includes(kind)) {
      Object.assign(workspace.own, { [language]: [...own, kind] });
      listKinds(kindSelect.value);
    }
  }

  async function saveRecord(): Promise<void> {
    keepStates();
    if (record === undefined || recordSave.disabled) return;
    const of = record;
    const { kind, name } = of;
    const text = textToSave(of);
    await save(of, text, (base) => api.saveRecord({ kind, name, text, base }));
  }

  async function save(
    draft: Draft,
    text: string,
    put: (base: string | null) => Promise<{ readonly version: string }>,
  ): Promise<void> {
    try {
      const { version } = await put(draft.base);
      draft.saved = asEdited(text);
      draft.base = version;
      notice('unsaved', undefined);
      tellState();
    } catch (error) {
      const current = error instanceof RefusedRequest ? error.refusal.current : undefined;
      if (current === undefined) {
        notice('unsaved', `${draft.label} was not saved: ${problemOf(error)}`, 'problem');
        return;
      }
      if ((await settle(draft, current)) === 'mine') await save(draft, text, put);
    }
  }

  // What changes outside

  /** What stands in the file now goes into the draft, or against it: then the author is asked. */
  async function settle(
    draft: Draft,
    current: { readonly text: string; readonly version: string } | null,
  ): Promise<Decision> {
    keepStates();
    if (current?.version === draft.base) return 'later';
    const theirs = current === null ? undefined : asEdited(current.text);
    const take = (): void => {
      if (theirs === undefined || current === null) return;
      const view = draft === template ? templateView : draft === record ? recordView : undefined;
      const change = changeTo(draft.state, theirs);
      if (view === undefined) draft.state = draft.state.update(change).state;
      else view.dispatch(change);
      draft.saved = theirs;
      draft.base = current.version;
      draft.lineBreak = lineBreakOf(current.text);
    };
    const mine = draft.state.doc.toString();
    if (theirs !== undefined && (mine === theirs || !isUnsaved(draft))) {
      take();
      tellState();
      if (mine !== theirs) flash(`${draft.label} was read anew.`);
      return 'theirs';
    }
    if (theirs === undefined && !isUnsaved(draft)) {
      draft.base = null;
      tellState();
      flash(`${draft.label} was removed.`);
      return 'later';
    }
    const asking = questions.then(() => askAbout(dialog, { file: draft.label, mine, theirs }));
    questions = asking;
    const decision = await asking;
    if (decision === 'theirs') take();
    if (decision === 'mine') {
      draft.base = current?.version ?? null;
      if (theirs !== undefined) draft.saved = theirs;
    }
    notice(
      'unsaved',
      decision === 'later'
        ? `${draft.label} was changed outside; what you typed is not saved, and saving asks again.`
        : undefined,
      'problem',
    );
    tellState();
    soon();
    return decision;
  }

  function flash(text: string): void {
    notice('flash', text);
    setTimeout(() => {
      notice('flash', undefined);
    }, 4000);
  }

  async function changed(change: Change): Promise<void> {
    if (change.type === 'template') await templateChanged(change.language, change.kind);
    else
      for (const kind of change.kind === undefined ? [...recordsByKind.keys()] : [change.kind])
        await recordsChanged(kind);
  }

  async function templateChanged(language: string, kind: string): Promise<void> {
    const draft = templates.get(`${language}/${kind}`);
    if (draft !== undefined) {
      const file: TemplateFile = await api.template(language, kind);
      const { text, version } = file;
      await settle(draft, version === undefined ? null : { text, version });
    }
    const found = await api.workspace();
    Object.assign(workspace.own, found.own);
    listKinds(kindSelect.value);
  }

  async function recordsChanged(kind: string): Promise<void> {
    const known = recordsByKind.get(kind);
    // The records of notes are made of those of other kinds.
    recordsByKind.delete('correction');
    if (known === undefined) return;
    const files = await readRecords(kind);
    const drafts: RecordDraft[] = [];
    for (const file of files) {
      const draft = known.find(({ name }) => name === file.name);
      drafts.push(draft ?? recordDraft(kind, file));
      if (draft !== undefined && file.version !== undefined)
        await settle(draft, { text: file.text, version: file.version });
    }
    // A record that was edited and whose file is gone stays, in no file.
    for (const draft of known) {
      if (files.some(({ name }) => name === draft.name) || !isUnsaved(draft)) continue;
      draft.base = null;
      drafts.push(draft);
    }
    recordsByKind.set(kind, drafts);
    if (kind !== kindSelect.value) return;
    listRecords(recordSelect.value);
    soon();
  }

  // What the author does

  for (const select of [kindSelect, languageSelect])
    select.addEventListener('change', () => {
      if (select === languageSelect) listKinds(kindSelect.value);
      record = undefined;
      void choose();
    });
  recordSelect.addEventListener('change', () => {
    if (recordSelect.value !== ALL)
      openRecord(records().find(({ name }) => name === recordSelect.value));
    remember();
    void write();
  });
  for (const control of [styleSelect, toldSelect, seedInput])
    control.addEventListener('input', () => {
      remember();
      soon();
    });
  saveButton.addEventListener('click', () => void saveTemplate());
  recordSave.addEventListener('click', () => void saveRecord());
  recordRevert.addEventListener('click', () => {
    if (record !== undefined) recordView.dispatch(changeTo(recordView.state, record.saved));
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      // What is being edited is saved.
      void (panels.record.contains(document.activeElement) ? saveRecord() : saveTemplate());
    } else if (event.key === 'Escape' && !event.defaultPrevented && !dialog.open) {
      overlay.hidden = true;
    }
  });
  for (const name of ['template', 'record'] as const) {
    tabs[name].addEventListener('click', () => {
      viewSource(name);
    });
    tabs[name].addEventListener('keydown', (event) => {
      if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
      event.preventDefault();
      const other = name === 'template' ? 'record' : 'template';
      viewSource(other);
      tabs[other].focus();
    });
  }
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="view"]'))
    radio.addEventListener('change', () => {
      if (radio.checked) setView(radio.value === 'items' ? 'items' : 'source');
    });
  window.addEventListener('beforeunload', (event) => {
    keepStates();
    const drafts = [...(canSave ? templates.values() : []), ...[...recordsByKind.values()].flat()];
    if (drafts.some(isUnsaved)) event.preventDefault();
  });

  // And so it begins

  if (!canSave)
    notice(
      'read-only',
      'These are the shipped templates, and they cannot be saved: what you type is a trial. To keep it, start the preview with a folder of your own: wirecopy templates preview DIR',
    );
  fillSelect(
    languageSelect,
    workspace.languages.map((language) => [language, language]),
    choices.language ?? workspace.first.language,
  );
  listKinds(choices.kind ?? workspace.first.kind);
  fillSelect(
    recordSelect,
    [
      [ALL, 'All records'],
      ...(choices.record === undefined ? [] : [[choices.record, choices.record] as const]),
    ],
    choices.record,
  );
  fillSelect(
    styleSelect,
    [[ALL, 'All styles'], ...workspace.styles.map((style) => [style, style] as const)],
    choices.style,
  );
  fillSelect(
    toldSelect,
    [
      ['fixture', 'as its fixture says'],
      ['day', 'as fresh news'],
      ['archive', 'from the archive'],
    ],
    choices.told,
  );
  seedInput.value = String(choices.seed);
  await choose();
  let isFirst = true;
  api.changes({
    changed: (change) => {
      changed(change).catch((error: unknown) => {
        notice('failed', problemOf(error), 'problem');
      });
    },
    found: () => {
      notice('lost', undefined);
      // What changed while nobody listened is asked for.
      if (!isFirst)
        for (const { language, kind } of templates.values())
          void changed({ type: 'template', language, kind });
      isFirst = false;
    },
    lost: () => {
      notice(
        'lost',
        'The preview does not answer: it was ended, or started anew with another address. What you typed is still here.',
        'problem',
      );
    },
  });
}

if (/Mac|iPhone|iPad/u.test(navigator.platform)) {
  const key = saveButton.querySelector('kbd');
  if (key !== null) key.textContent = '⌘ S';
}
const choicesToggle = byId('choices-toggle', HTMLButtonElement);
choicesToggle.addEventListener('click', () => {
  const isOpen = choicesToggle.getAttribute('aria-expanded') !== 'true';
  choicesToggle.setAttribute('aria-expanded', String(isOpen));
});
byId('choices', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
});

start(choicesOf(location.hash)).catch((error: unknown) => {
  notice('start', problemOf(error), 'problem');
});
