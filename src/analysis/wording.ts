import type { AttributeEntry, CodeNode, Corpus } from '../domain/columns.ts';
import type { AttributeFilter, CrosstabQuery } from '../domain/crosstab-query.ts';
import { attributeOf } from './crosstab-plan.ts';
import type { GroupKey } from './groups.ts';

/** What the words of a definition are taken from. */
export type Names = Pick<Corpus, 'codes' | 'coders' | 'attributes'>;

/** "profession 'Nurse'", "site 'A' or 'B' or no site recorded". */
function valuesInWords({ name }: AttributeEntry, values: readonly (string | null)[]): string {
  const quoted = values.filter((value) => value !== null).map((value) => `'${value}'`);
  if (quoted.length === 0) return `no ${name} recorded`;
  const listed = `${name} ${quoted.join(' or ')}`;
  return values.includes(null) ? `${listed} or no ${name} recorded` : listed;
}

/** What stands behind words for people and for documents: " with profession 'Nurse'", " with wave '1'"; else nothing. */
export function groupInWords(
  names: Names,
  { by }: CrosstabQuery,
  key: GroupKey | null,
): { readonly people: string; readonly documents: string } {
  if (key === null || key.kind === 'interviewer') return { people: '', documents: '' };
  const parts = by.map((id, place) => {
    const attribute = attributeOf(names.attributes, id);
    return { scope: attribute.scope, words: valuesInWords(attribute, [key.values[place] ?? null]) };
  });
  const ofScope = (scope: AttributeEntry['scope']) => {
    const words = parts.filter((part) => part.scope === scope).map((part) => part.words);
    return words.length === 0 ? '' : ` with ${words.join(' and ')}`;
  };
  return { people: ofScope('participant'), documents: ofScope('document') };
}

/** "the code or one of its sub-codes", or with the name of the code where it is known. */
export function codeInWords(names: Names, { direct }: CrosstabQuery, code: CodeNode | null): string {
  const name = code ? `'${code.name}'` : 'the code';
  const hasSubCodes = !code || code.branchEnd - (names.codes.positionOf[code.number] ?? 0) > 1;
  if (!hasSubCodes) return name;
  return direct ? `${name} itself (sub-codes not counted)` : `${name} or one of its sub-codes`;
}

export function coderInWords(names: Names, { coders }: CrosstabQuery): string {
  return coders.kind === 'one' ? `by ${names.coders[coders.coder]?.name ?? 'that coder'}` : 'by any coder';
}

/** What is left out, each as a clause that could begin a sentence: filters, branch and coder policy. */
export function limitsInWords(names: Names, query: CrosstabQuery): string[] {
  const limits: string[] = [];
  const filters = [
    ...filtersInWords(names, query.where, 'participant'),
    ...filtersInWords(names, query.where, 'document'),
  ];
  if (filters.length > 0) limits.push(`only ${filters.join(' and only ')} are included`);
  if (query.coders.kind === 'all') {
    limits.push('documents coded by fewer than two coders are left out, of N too');
  }
  return limits;
}

function filtersInWords(
  names: Names,
  where: readonly AttributeFilter[],
  scope: AttributeEntry['scope'],
): readonly string[] {
  const conditions = where.flatMap(({ attribute, values }) => {
    const entry = attributeOf(names.attributes, attribute);
    return entry.scope === scope ? [`with ${valuesInWords(entry, values)}`] : [];
  });
  return conditions.length === 0 ? [] : [`${scope}s ${conditions.join(', and ')}`];
}

/** A sentence of clauses; nothing where there are none. */
export function sentenceOf(clauses: readonly string[]): string {
  const words = clauses.join('; ');
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
