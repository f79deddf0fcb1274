/** Reading kept layout: what does not have the expected shape is as if it had not been kept. */

export function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

export function textIn(value: unknown, key: string): string | null {
  const part = partOf(value, key);
  return typeof part === 'string' ? part : null;
}

export function numberIn(value: unknown, key: string): number | null {
  const part = partOf(value, key);
  return typeof part === 'number' && Number.isFinite(part) ? part : null;
}

export function flagIn(value: unknown, key: string): boolean | null {
  const part = partOf(value, key);
  return typeof part === 'boolean' ? part : null;
}

export function textsIn(value: unknown, key: string): readonly string[] | null {
  const part = partOf(value, key);
  return Array.isArray(part) && part.every((item) => typeof item === 'string') ? part : null;
}

export function oneOf<Choice extends string>(
  value: unknown,
  key: string,
  choices: readonly Choice[],
): Choice | null {
  const part = partOf(value, key);
  return choices.find((choice) => choice === part) ?? null;
}
