import { defineConfig } from 'vitest/config';

/** The tests of `npm run peers`, run from the project's root: they need what is installed in this folder. */
export default defineConfig({
  test: {
    include: ['test/peers/*.test.ts'],
    env: { TZ: 'Pacific/Chatham' },
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 30_000,
  },
});
