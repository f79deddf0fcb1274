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
          include: ['{src,electron,renderer,tests}/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/desktop/**'],
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
      {
        test: {
          ...shared,
          name: 'desktop',
          include: ['tests/desktop/**/*.test.ts'],
          globalSetup: ['tests/support/desktop-setup.ts'],
        },
      },
    ],
  },
});
