/** What an element is made with: properties by their names, attributes where the name has a dash. */
export type Properties = Readonly<
  Record<string, string | number | boolean | (() => void) | undefined>
>;

/**
 * Makes an element. Text goes in as text, never as markup.
 *
 * @example
 * typeof element // => 'function'
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'string' && (property.includes('-') || property === 'role'))
      made.setAttribute(property, value);
    else Object.assign(made, { [property]: value });
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/**
 * The element of the page with an id; the page is built with the code that asks for it.
 *
 * @example
 * typeof byId // => 'function'
 */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} with the id ${id}.`);
  return found;
}

/**
 * Fills a select with its choices and chooses one; the first where that is not among them.
 *
 * @example
 * typeof fillSelect // => 'function'
 */
export function fillSelect(
  select: HTMLSelectElement,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: string | undefined,
): void {
  select.replaceChildren(...choices.map(([value, label]) => element('option', { value }, label)));
  select.value = choices.find(([value]) => value === chosen)?.[0] ?? choices[0]?.[0] ?? '';
}
