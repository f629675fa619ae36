/** Modules that `shipped-data.plugin.ts` makes when the package is built or tested. */

declare module 'virtual:shipped-templates' {
  /** A `TemplateSet`, which an ambient declaration cannot import: `en/funding-round.hbs` → the parsed template. */
  const templates: unknown;
  export default templates;
}

declare module '*.yaml' {
  /** The parsed document; whoever imports it validates it. */
  const data: unknown;
  export default data;
}
