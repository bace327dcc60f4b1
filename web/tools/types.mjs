// Writes src/api.ts from the API's own description. `node tools/types.mjs` renews it; a test fails where it is stale.
import { readFileSync, writeFileSync } from 'node:fs';

const kinds = { integer: 'number', number: 'number', string: 'string', boolean: 'boolean', array: 'array', object: 'object' };

const name = ref => ref.slice(ref.lastIndexOf('/') + 1);

/** The TypeScript type of a schema. A number may also come as text by the description; the API never sends it so. */
function typeOf(schema) {
  if (!schema) return 'unknown';
  if (schema.$ref) return name(schema.$ref);
  if (schema.oneOf) return schema.oneOf.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value).replaceAll('"', "'")).join(' | ');
  const types = [schema.type ?? 'unknown'].flat();
  const isNull = types.includes('null');
  const isNumber = types.some(type => kinds[type] === 'number');
  const known = types.filter(type => type !== 'null' && !(isNumber && type === 'string'));
  const made = known.map(type => {
    if (type === 'array') return `readonly ${wrapped(typeOf(schema.items))}[]`;
    if (type === 'object') return 'Record<string, unknown>';
    return kinds[type] ?? 'unknown';
  });
  return [...new Set([...made, ...(isNull ? ['null'] : [])])].join(' | ') || 'null';
}

const wrapped = type => (type.includes('|') ? `(${type})` : type);

export function write(document) {
  const lines = ['// Made by tools/types.mjs from the API description. Do not edit.', ''];
  for (const [id, schema] of Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (schema.type !== 'object' || !schema.properties) {
      lines.push(`export type ${id} = ${typeOf(schema)};`, '');
      continue;
    }
    lines.push(`export interface ${id} {`);
    for (const [key, property] of Object.entries(schema.properties)) {
      const optional = schema.required?.includes(key) ? '' : '?';
      lines.push(`  readonly ${key}${optional}: ${typeOf(property)};`);
    }
    lines.push('}', '');
  }
  return `${lines.join('\n')}`;
}

if (process.argv[1]?.endsWith('types.mjs')) {
  const here = new URL('.', import.meta.url);
  writeFileSync(new URL('../src/api.ts', here), write(JSON.parse(readFileSync(new URL('../openapi.json', here), 'utf8'))));
}
