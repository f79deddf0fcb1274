// Stands for vitest in a process that shares helpers with tests and runs none.
export function onTestFinished(): never {
  throw new Error('only a test can be finished');
}
