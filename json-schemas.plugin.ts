/**
 * The JSON Schemas that ship with the package, `dist/schemas/*.json`: made of the code when it is built.
 */
import { jsonSchemas } from './src/node/schemas.js';

/** Where a build writes its files beside the code. */
interface Emitter {
  emitFile(file: { type: 'asset'; fileName: string; source: string }): string;
}

/** A plugin for rolldown (tsdown). */
export function jsonSchemaFiles() {
  return {
    name: 'wirecopy:json-schemas',
    generateBundle(this: Emitter) {
      for (const [file, schema] of jsonSchemas()) {
        const source = `${JSON.stringify(schema)}\n`;
        this.emitFile({ type: 'asset', fileName: `schemas/${file}`, source });
      }
    },
  };
}
