/**
 * XML: elements as plain data, written by fast-xml-builder, which escapes text and attributes once.
 */
import XMLBuilder from 'fast-xml-builder';

/** An element: attributes by names with `@`, its text as `#text`, its children by their names, in their order. */
export interface XmlElement {
  readonly [name: string]: XmlContent | undefined;
}

type XmlContent = string | XmlElement | readonly (string | XmlElement)[];

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  indentBy: ' ',
});

/**
 * A document of one root element, in UTF-8. Its text must be inert: characters that XML does not have are not looked
 * for here.
 *
 * @example
 * xml({ a: { '@b': '"<', c: ['&', ']]>'] } }) // => '<?xml version="1.0" encoding="UTF-8"?>\n<a b="&quot;&lt;">\n <c>&amp;</c>\n <c>]]&gt;</c>\n</a>\n'
 */
export function xml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;
}
