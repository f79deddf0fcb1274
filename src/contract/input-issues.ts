import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with an input, a plain sentence each. `input` is what was parsed. */
export function inputIssues(issues: readonly Issue[], input: unknown): readonly string[] {
  return issues.map((issue) => sentenceOf(issue, issue.path.join('.') || 'the input', input));
}

function sentenceOf(issue: Issue, what: string, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined
        ? `${what} is needed`
        : `${what} should be ${KINDS[issue.expected] ?? 'something else'}`;
    case 'too_small':
      return tooSmall(issue, what);
    case 'too_big':
      return tooBig(issue, what);
    case 'invalid_value':
      return `${what} should be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} ${issue.keys.length === 1 ? 'is' : 'are'} not known ${issue.path.length === 0 ? 'here' : `in ${what}`}`;
    case 'invalid_union':
      return `${what} is not one of the forms it can have`;
    case 'custom':
      return issue.message;
    default:
      return `${what} is not as it should be`;
  }
}

const KINDS: { readonly [expected: string]: string } = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a record',
  string: 'a text',
};

function tooSmall(
  { origin, minimum }: { readonly origin: string; readonly minimum: number | bigint },
  what: string,
) {
  const least = minimum.toLocaleString('en-GB');
  if (origin === 'string')
    return Number(minimum) === 1
      ? `${what} must not be empty`
      : `${what} is shorter than ${least} characters`;
  if (origin === 'array') return `${what} has fewer than ${least} entries`;
  return `${what} should be at least ${least}`;
}

function tooBig(
  { origin, maximum }: { readonly origin: string; readonly maximum: number | bigint },
  what: string,
) {
  const most = maximum.toLocaleString('en-GB');
  if (origin === 'string') return `${what} is longer than ${most} characters`;
  if (origin === 'array') return `${what} has more than ${most} entries`;
  return `${what} should be at most ${most}`;
}

/** What stands at a path of an input; own properties only. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
