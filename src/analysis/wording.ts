import type { AttributeEntry, CodeNode, Corpus } from './columns.ts';
import { attributeOf } from './crosstab-plan.ts';
import type { AttributeFilter, CrosstabQuery } from './crosstab-query.ts';
import type { GroupKey } from './groups.ts';

/** What the words of a definition are taken from. */
export type Names = Pick<Corpus, 'codes' | 'coders' | 'attributes'>;

/** "profession 'Nurse'", "site 'A' or 'B', or not recorded". */
function valuesInWords({ name }: AttributeEntry, values: readonly (string | null)[]): string {
  const quoted = values.filter((value) => value !== null).map((value) => `'${value}'`);
  if (quoted.length === 0) return `no ${name} recorded`;
  const listed = `${name} ${quoted.join(' or ')}`;
  return values.includes(null) ? `${listed} or no ${name} recorded` : listed;
}

/** " with profession 'Nurse' in documents with wave '1'", behind a word for people; nothing for everybody. */
export function groupInWords(names: Names, { by }: CrosstabQuery, key: GroupKey | null): string {
  if (key === null || key.kind === 'interviewer') return '';
  const parts = by.map((id, place) => {
    const attribute = attributeOf(names.attributes, id);
    return { scope: attribute.scope, words: valuesInWords(attribute, [key.values[place] ?? null]) };
  });
  const ofScope = (scope: AttributeEntry['scope']) =>
    parts.filter((part) => part.scope === scope).map(({ words }) => words);
  const people = ofScope('participant').join(' and ');
  const documents = ofScope('document').join(' and ');
  return `${people && ` with ${people}`}${documents && ` in documents with ${documents}`}`;
}

/** "the code or one of its sub-codes", with the name of the code where there is one. */
export function codeInWords(names: Names, { direct }: CrosstabQuery, code: CodeNode | null): string {
  if (code === null) return direct ? 'the code itself, sub-codes left out,' : 'the code or one of its sub-codes';
  const hasSubCodes = code.branchEnd - (names.codes.positionOf[code.number] ?? 0) > 1;
  if (!hasSubCodes) return `'${code.name}'`;
  return direct ? `'${code.name}' itself, sub-codes left out,` : `'${code.name}' or one of its sub-codes`;
}

export function coderInWords(names: Names, { coders }: CrosstabQuery): string {
  return coders.kind === 'one' ? `by ${names.coders[coders.coder]?.name ?? 'that coder'}` : 'by any coder';
}

/** What is left out, each as a clause that could begin a sentence: filters, branch and coder policy. */
export function limitsInWords(names: Names, query: CrosstabQuery): readonly string[] {
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
