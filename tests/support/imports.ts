/** What a module imports: type imports, re-exports, dynamic and bare imports counted. */
export function importsOf(text: string): readonly string[] {
  const statements =
    /(?:^|[;\n])\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? '');
}
