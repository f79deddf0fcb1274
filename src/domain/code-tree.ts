export * from '../analysis/code-tree.ts';
