import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The tests of `npm test`: everything that needs nothing but Node. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/peers/**'],
    setupFiles: ['test/support/seed.ts'],
    // Times are worked out from each runner's zone, never from the machine's: a strange one would bring a slip to light.
    env: { TZ: 'Pacific/Chatham' },
    // Forks: a native module in worker threads may be torn down while it is in use.
    pool: 'forks',
    // By itself it leaves a core free, which of two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
