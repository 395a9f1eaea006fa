import { defineConfig } from 'vitest/config';

/** The tests of `npm run test:browser`: they need a Chromium, and the built program. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    pool: 'forks',
    // One browser at a time: several would slow each other down.
    fileParallelism: false,
    globalSetup: ['test/browser/support/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
