/**
 * The column mappings that ship with the package: each a YAML file that is compiled in when it is built.
 */
import { columnMappingSchema, type ColumnMapping } from './mapping.js';
import crunchbaseAcquisitions from './mappings/crunchbase-acquisitions.yaml';
import defillamaRaises from './mappings/defillama-raises.yaml';
import worldBankGdp from './mappings/world-bank-gdp.yaml';
import worldBankInflation from './mappings/world-bank-inflation.yaml';

/**
 * The shipped mappings by the name that `--map` takes.
 *
 * @example
 * Object.keys(shippedMappings) // => ['crunchbase-acquisitions', 'defillama-raises', 'world-bank-gdp', 'world-bank-inflation']
 */
export const shippedMappings: Readonly<Record<string, ColumnMapping>> = {
  'crunchbase-acquisitions': columnMappingSchema.parse(crunchbaseAcquisitions),
  'defillama-raises': columnMappingSchema.parse(defillamaRaises),
  'world-bank-gdp': columnMappingSchema.parse(worldBankGdp),
  'world-bank-inflation': columnMappingSchema.parse(worldBankInflation),
};
