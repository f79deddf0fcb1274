export * from '../analysis/crosstab-query.ts';
