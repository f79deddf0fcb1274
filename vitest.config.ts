import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks' as const,
  setupFiles: ['tests/support/fast-check.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // What is polled may take a process of its own to answer: a second is one look on a busy machine.
  expect: { poll: { timeout: 15_000 } },
};

/** In CI a story in a browser that fails is told once more: machines are shared, and what is wrong fails twice. */
const stories = { ...shared, retry: process.env.CI === 'true' ? 1 : 0 };

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
          ...stories,
          name: 'window',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/built-window.ts'],
        },
      },
      {
        test: {
          ...stories,
          name: 'desktop',
          include: ['tests/desktop/**/*.test.ts'],
          globalSetup: ['tests/support/desktop-setup.ts'],
        },
      },
    ],
  },
});
