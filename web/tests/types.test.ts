import { expect, it } from 'vitest';
import document from '../openapi.json';
import made from '../src/api.ts?raw';
// @ts-expect-error: a tool without types
import { write } from '../tools/types.mjs';

it('has the types of the description: `npm run types` renews them', () => {
  expect(made).toBe(write(document));
});
