/** Colours of the light theme as `#rrggbb`: a chart in a report stands on white, and other programs know no OKLCH. */
export function lightColors(names: readonly string[]): ReadonlyMap<string, string> {
  const rule = lightRule();
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const hex = (color: string): string => {
    if (pen === null) return '#000000';
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  return new Map(names.map((name) => [name, hex(rule?.getPropertyValue(name).trim() || 'black')]));
}

function lightRule(): CSSStyleDeclaration | null {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || !/data-theme=['"]?light/.test(rule.selectorText)) continue;
      if (rule.style.getPropertyValue('--paper') !== '') return rule.style;
    }
  }
  return null;
}
