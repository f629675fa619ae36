import type { Style } from '../../model.js';

/**
 * A name's possessive, as the wires form it: a name that ends in s takes the bare apostrophe, and so does
 * a plural; a name that is a possessive already stays as it is. The name itself is never changed.
 *
 * @example
 * possessive('Huawei', { quotes: 'straight' }) // => "Huawei's"
 * possessive('James', { quotes: 'straight' }) // => "James'"
 * possessive('Yahoo!', { quotes: 'curly' }) // => 'Yahoo!’s'
 * possessive("McDonald's", { quotes: 'straight' }) // => "McDonald's"
 */
export function possessive(name: string, style: Style, plural = false): string {
  const apostrophe = style.quotes === 'curly' ? '’' : "'";
  const last = name.charCodeAt(name.length - 1) | 32;
  if (last !== 115) return name + apostrophe + 's';
  if (plural) return name + apostrophe;
  const before = name.charCodeAt(name.length - 2);
  return before === 39 || before === 0x2019 ? name : name + apostrophe;
}
