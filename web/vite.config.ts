import { defineConfig } from 'vite';

/** The chart is a chunk of its own: whoever only looks at the money never loads it. */
export default defineConfig({
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080', '/live': { target: 'ws://127.0.0.1:5080', ws: true } } },
});
