/** Modules that `shipped-data.plugin.ts` makes when the package is built or tested. */

declare module 'virtual:shipped-templates' {
  /** `en/funding-round.hbs` → text of the template file. */
  const files: Readonly<Record<string, string>>;
  export default files;
}

declare module '*.yaml' {
  /** The parsed document; whoever imports it validates it. */
  const data: unknown;
  export default data;
}
