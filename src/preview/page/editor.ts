/**
 * The two editors: CodeMirror for the template and for the record, in the colours of the page.
 */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic as Mark } from '@codemirror/lint';
import {
  EditorState,
  StateEffect,
  StateField,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, EditorView as View, type DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { handlebarsLanguage } from '@xiechao/codemirror-lang-handlebars';
import { basicSetup } from 'codemirror';
import { diffChars } from 'diff';
import { completionsFor, type Vocabulary } from './completions.js';
import { endOfFinding } from './frame.js';
import type { Finding } from '../protocol.js';

/** What an editor tells. */
export interface EditorListener {
  readonly changed: () => void;
  readonly moved: () => void;
}

const highlighting = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--code-brace)' },
  { tag: [tags.variableName, tags.propertyName], color: 'var(--code-name)' },
  { tag: tags.keyword, color: 'var(--code-name)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

const theme = View.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--ink)', backgroundColor: 'var(--card)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--ink)', paddingBlock: '10px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    color: 'var(--muted)',
    backgroundColor: 'var(--card)',
    borderRight: '1px solid var(--line)',
  },
  // The selection lies behind the lines.
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--muted) 10%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--active)' },
  '.cm-origin': { backgroundColor: 'color-mix(in srgb, var(--marker) 75%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--selection) !important' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--marker)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--selection)', color: 'inherit' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--card)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    maxWidth: 'min(44rem, 92vw)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--on-accent)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.8' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--paper)' },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'var(--sans)' },
  '.cm-foldPlaceholder': {
    color: 'var(--muted)',
    backgroundColor: 'transparent',
    borderColor: 'var(--line)',
  },
});

const showOrigin = StateEffect.define<number | undefined>();

/** The line of the bullet that the figure in view came from. */
const originLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    let shown = lines.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(showOrigin)) continue;
      const line = effect.value;
      shown =
        line === undefined || line < 1 || line > transaction.state.doc.lines
          ? Decoration.none
          : Decoration.set([
              Decoration.line({ class: 'cm-origin' }).range(transaction.state.doc.line(line).from),
            ]);
    }
    return shown;
  },
  provide: (field) => View.decorations.from(field),
});

function common(nonce: string, label: string, listener: EditorListener): Extension {
  return [
    basicSetup,
    View.lineWrapping,
    View.cspNonce.of(nonce),
    View.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
    theme,
    syntaxHighlighting(highlighting),
    lintGutter(),
    View.updateListener.of((update) => {
      if (update.docChanged) listener.changed();
      if (update.docChanged || update.selectionSet) listener.moved();
    }),
  ];
}

/**
 * The state of an editor for a template; completion knows the facts of its kind.
 *
 * @example
 * typeof templateState // => 'function'
 */
export function templateState(
  text: string,
  label: string,
  nonce: string,
  vocabulary: Vocabulary,
  listener: EditorListener,
): EditorState {
  // Made once: a source is known by its identity from one letter to the next.
  const offered = [
    { autocomplete: (context: CompletionContext) => completions(context, vocabulary) },
  ];
  return EditorState.create({
    doc: text,
    extensions: [
      common(nonce, label, listener),
      handlebarsLanguage,
      EditorState.languageData.of(() => offered),
      originLine,
    ],
  });
}

/**
 * The state of an editor for a record.
 *
 * @example
 * typeof recordState // => 'function'
 */
export function recordState(
  text: string,
  label: string,
  nonce: string,
  listener: EditorListener,
): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      common(nonce, label, listener),
      // JSON is an expression of that language.
      javascriptLanguage.configure({ top: 'SingleExpression' }),
    ],
  });
}

function completions(context: CompletionContext, vocabulary: Vocabulary): CompletionResult | null {
  const slot = context.matchBefore(/\{\{[^{}]*/u);
  const word = context.matchBefore(/#?\w*/u);
  if (slot === null || word === null) return null;
  return {
    from: word.from,
    options: [...completionsFor(slot.text, context.state.sliceDoc(0, slot.from), vocabulary)],
    validFor: /^#?\w*$/u,
  };
}

/**
 * Marks findings in the text, from their place to the end of the slot or line.
 *
 * @example
 * typeof markFindings // => 'function'
 */
export function markFindings(state: EditorState, findings: readonly Finding[]): TransactionSpec {
  return setDiagnostics(
    state,
    findings.map(({ diagnostic, line, column }): Mark => {
      const { from, to, text } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
      const start = Math.min(from + column - 1, to);
      return {
        from: start,
        to: Math.min(from + endOfFinding(text, column), to),
        severity: diagnostic.severity === 'error' ? 'error' : 'warning',
        source: diagnostic.code,
        message: [diagnostic.message, diagnostic.hint].filter(Boolean).join(' '),
      };
    }),
  );
}

/**
 * Marks what is wrong with a record, where its text has it.
 *
 * @example
 * typeof markRecord // => 'function'
 */
export function markRecord(
  state: EditorState,
  marks: readonly {
    readonly start: number;
    readonly end: number;
    readonly isError: boolean;
    readonly code: string;
    readonly message: string;
  }[],
): TransactionSpec {
  const most = state.doc.length;
  return setDiagnostics(
    state,
    marks.map(({ start, end, isError, code, message }) => ({
      from: Math.min(start, most),
      to: Math.min(end, most),
      severity: isError ? 'error' : 'warning',
      source: code,
      message,
    })),
  );
}

/**
 * Shows a line as the one that a figure came from; none where it is not given.
 *
 * @example
 * typeof originAt // => 'function'
 */
export function originAt(line: number | undefined): TransactionSpec {
  return { effects: showOrigin.of(line) };
}

/**
 * Puts the cursor into a line and brings it into view.
 *
 * @example
 * typeof jumpTo // => 'function'
 */
export function jumpTo(view: View, line: number, column = 1): void {
  const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  const at = Math.min(from + column - 1, to);
  view.dispatch({
    selection: { anchor: at },
    effects: View.scrollIntoView(at, { y: 'center' }),
  });
  view.focus();
}

/**
 * Changes the text of an editor to another, and only where it differs: cursor and history stay.
 *
 * @example
 * typeof changeTo // => 'function'
 */
export function changeTo(state: EditorState, text: string): TransactionSpec {
  const changes: { from: number; to: number; insert: string }[] = [];
  let at = 0;
  const old = state.doc.toString();
  // A text that shares little with the other is not worth the search.
  for (const part of diffChars(old, text, { maxEditLength: 2000 }) ?? []) {
    if (part.added) changes.push({ from: at, to: at, insert: part.value });
    else if (part.removed) {
      changes.push({ from: at, to: at + part.value.length, insert: '' });
      at += part.value.length;
    } else at += part.value.length;
  }
  const isWhole = changes.length > 0 || old === text;
  return {
    changes: isWhole ? changes : { from: 0, to: old.length, insert: text },
    userEvent: 'input.reload',
  };
}
