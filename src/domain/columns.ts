export * from '../analysis/columns.ts';
