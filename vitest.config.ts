import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks' as const,
  setupFiles: ['tests/support/fast-check.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'core',
          include: ['src/**/*.test.ts', 'renderer/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'window',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/built-window.ts'],
        },
      },
    ],
  },
});
