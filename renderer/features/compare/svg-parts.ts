const SVG = 'http://www.w3.org/2000/svg';

type Attributes = { readonly [name: string]: string | number };

/** A drawing of its own, on a ground that hides what it is laid upon. */
export function sheetOf(width: number, height: number, font: string, ground: string): SVGSVGElement {
  const sheet = document.createElementNS(SVG, 'svg');
  setAll(sheet, { viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': font });
  add(sheet, 'rect', { width, height, fill: ground });
  return sheet;
}

export function add(parent: SVGElement, name: string, attributes: Attributes): SVGElement {
  const made = document.createElementNS(SVG, name);
  setAll(made, attributes);
  parent.append(made);
  // A name that SVG knows gives an element of SVG.
  return made as SVGElement;
}

export function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

type Words = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly fill: string;
  readonly anchor?: 'middle';
};

export function write(sheet: SVGElement, words: string, { x, y, size, weight, fill, anchor }: Words): void {
  const text = add(sheet, 'text', { x, y, 'font-size': size, 'font-weight': weight, fill });
  if (anchor !== undefined) text.setAttribute('text-anchor', anchor);
  text.textContent = words;
}
