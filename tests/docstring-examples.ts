import ts from 'typescript';

/** One line of an `@example`: an expression, and the expression of what it equals. */
export interface DocstringExample {
  readonly line: number;
  readonly expression: string;
  readonly expected: string;
}

export interface ExportedFunction {
  readonly name: string;
  readonly line: number;
  readonly examples: readonly DocstringExample[];
  /** Lines of an `@example` that expect nothing. */
  readonly malformed: readonly { readonly line: number; readonly text: string }[];
}

const arrow = ' // => ';

function isExported(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function isFunction(node: ts.Expression | undefined): boolean {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

/** Names and nodes of what a file exports: functions, and everything else that carries examples. */
function* exportsOf(
  file: ts.SourceFile,
): Generator<{ name: string; node: ts.Node; isFunction: boolean }> {
  const locals = new Map<string, { node: ts.Node; isFunction: boolean }>();
  for (const node of file.statements) {
    if (ts.isFunctionDeclaration(node) && node.body !== undefined) {
      const name = node.name?.text ?? 'default';
      locals.set(name, { node, isFunction: true });
      if (isExported(node)) yield { name, node, isFunction: true };
    } else if (ts.isVariableStatement(node)) {
      for (const declaration of node.declarationList.declarations) {
        const name = declaration.name.getText(file);
        const entry = { node, isFunction: isFunction(declaration.initializer) };
        locals.set(name, entry);
        if (isExported(node)) yield { name, ...entry };
      }
    }
  }
  for (const node of file.statements) {
    if (!ts.isExportDeclaration(node) || node.moduleSpecifier !== undefined) continue;
    if (node.exportClause === undefined || !ts.isNamedExports(node.exportClause)) continue;
    for (const element of node.exportClause.elements) {
      const local = locals.get((element.propertyName ?? element.name).text);
      if (local !== undefined) yield { name: element.name.text, ...local };
    }
  }
}

/** The lines of a tag as they stand in the source, without the comment's stars. */
function linesOf(tag: ts.JSDocTag, file: ts.SourceFile): { line: number; text: string }[] {
  const first = file.getLineAndCharacterOfPosition(tag.getStart(file)).line + 1;
  const source = file.text.slice(tag.getStart(file), tag.getEnd()).replace(/\*\/\s*$/, '');
  return source.split('\n').map((text, index) => ({
    line: first + index,
    text: (index === 0 ? text.replace(/^@\w+/, '') : text.replace(/^\s*\*/, '')).trim(),
  }));
}

/**
 * The exported functions of a source file with their examples, and other exports that have some.
 * The form of an example is `expression // => expected`, each line standing alone.
 */
export function exportedFunctions(path: string, text: string): ExportedFunction[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: ExportedFunction[] = [];
  for (const { name, node, isFunction: required } of exportsOf(file)) {
    const examples: DocstringExample[] = [];
    const malformed: { line: number; text: string }[] = [];
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== 'example') continue;
      for (const { line, text: code } of linesOf(tag, file)) {
        if (code === '' || code.startsWith('```')) continue;
        const at = code.lastIndexOf(arrow);
        if (at < 0) malformed.push({ line, text: code });
        else
          examples.push({
            line,
            expression: code.slice(0, at),
            expected: code.slice(at + arrow.length),
          });
      }
    }
    if (!required && examples.length === 0 && malformed.length === 0) continue;
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    found.push({ name, line, examples, malformed });
  }
  return found;
}
