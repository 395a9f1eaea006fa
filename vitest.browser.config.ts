import { defineConfig } from 'vitest/config';

/** The tests of `npm run test:browser`, or `npm run picture`: they need a Chromium, and the built program. */
export default defineConfig({
  test: {
    include: [process.env['PICTURE'] === undefined ? 'test/browser/**/*.test.ts' : 'test/browser/picture.ts'],
    pool: 'forks',
    // One browser at a time: several would slow each other down.
    fileParallelism: false,
    globalSetup: ['test/browser/support/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
