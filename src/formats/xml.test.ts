import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../kernel/errors.ts';
import { readXml, type XmlElement } from './xml.ts';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['urn:words', 'w'],
  ['urn:words:strict', 'w'],
  ['urn:plain', ''],
]);

type Seen = readonly string[];

/** The events as text: `<name`, `>name` and the characters themselves, neighbouring pieces joined. */
function eventsOf(xml: string | Uint8Array, look?: (element: XmlElement) => string): Seen {
  const seen: string[] = [];
  readXml(typeof xml === 'string' ? Buffer.from(xml) : xml, {
    part: 'part.xml',
    prefixOf: (namespace) => PREFIXES.get(namespace),
    handler: {
      start: (name, element) => seen.push(`<${name}${look === undefined ? '' : ` ${look(element)}`}`),
      end: (name) => seen.push(`>${name}`),
      text: (text) => {
        const last = seen.at(-1) ?? '<';
        if (last.startsWith('<') || last.startsWith('>')) seen.push(text);
        else seen[seen.length - 1] = last + text;
      },
    },
  });
  return seen;
}

function refusalOf(xml: string | Uint8Array): unknown {
  try {
    return eventsOf(xml);
  } catch (fault) {
    return fault instanceof Refusal ? [fault.code, fault.details] : fault;
  }
}

const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('names', () => {
  it('do not depend on the prefixes of the file', () => {
    const expected = ['<w:p', '<w:t', 'x', '>w:t', '>w:p'];
    expect(eventsOf('<w:p xmlns:w="urn:words"><w:t>x</w:t></w:p>')).toEqual(expected);
    expect(eventsOf('<ns0:p xmlns:ns0="urn:words:strict"><ns0:t>x</ns0:t></ns0:p>')).toEqual(expected);
    expect(eventsOf('<p xmlns="urn:words"><t>x</t></p>')).toEqual(expected);
  });

  it('of an unknown namespace carry it, those of none or of a bare one stand alone', () => {
    expect(eventsOf('<a><x:b xmlns:x="urn:other"/><x:c xmlns:x="urn:plain"/></a>')).toEqual([
      '<a',
      '<{urn:other}b',
      '>{urn:other}b',
      '<c',
      '>c',
      '>a',
    ]);
  });

  it('follow declarations in and out of scope', () => {
    const xml =
      '<x:a xmlns:x="urn:words"><x:b xmlns:x="urn:other"><x:c/></x:b><x:b/>' +
      '<b xmlns="urn:words"><c xmlns=""/><c/></b><c/></x:a>';
    expect(eventsOf(xml).filter((event) => event.startsWith('<'))).toEqual([
      '<w:a',
      '<{urn:other}b',
      '<{urn:other}c',
      '<w:b',
      '<w:b',
      '<c',
      '<w:c',
      '<c',
    ]);
  });

  it('stay right when a file has more of them than are remembered', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `w:n${index}`);
    const xml = `<w:a xmlns:w="urn:words">${names.map((name) => `<${name}/>`).join('')}</w:a>`;
    expect(eventsOf(xml).filter((event) => event.startsWith('<'))).toEqual([
      '<w:a',
      ...names.map((name) => `<${name}`),
    ]);
  });

  it('without a declaration are a fault', () => {
    expect(refusalOf('<a>\n<w:b/></a>')).toEqual(['XML_MALFORMED', { part: 'part.xml', line: 2 }]);
  });
});

describe('attributes', () => {
  const look = ({ attribute }: XmlElement) =>
    JSON.stringify([attribute('w:val'), attribute('val'), attribute('xml:space')]);

  it('are found by namespace, and a default namespace is not theirs', () => {
    const xml = '<a xmlns="urn:words" xmlns:y="urn:words:strict" val="1" y:val="2" xml:space="preserve"/>';
    expect(eventsOf(xml, look)).toEqual(['<w:a ["2","1","preserve"]', '>w:a']);
    expect(eventsOf('<a xmlns:w="urn:other" w:val="2"/>', look)).toEqual(['<a [null,null,null]', '>a']);
  });

  it('may name prefixes, which the element resolves', () => {
    const prefixes = ({ namespace }: XmlElement) => `${namespace('q')} ${namespace('none')}`;
    expect(eventsOf('<a xmlns:q="urn:words"/>', prefixes)).toEqual(['<a urn:words undefined', '>a']);
  });

  it('are at most a thousand on an element', () => {
    const many = (count: number) =>
      `<a>${'<b c="1"/>'.repeat(1200)}<a ${Array.from({ length: count }, (_, index) => `a${index}=""`).join(' ')}/></a>`;
    expect(eventsOf(many(1000)).length).toBe(2404);
    expect(refusalOf(many(1001))).toEqual(['XML_FORBIDDEN', { part: 'part.xml', reason: 'attributes' }]);
  });
});

describe('text', () => {
  it('comes with its five entities, references, CDATA and line ends resolved', () => {
    expect(
      eventsOf('<a>. &lt;&amp;&gt;&quot;&apos; &#x1F600;&#233;<![CDATA[<b>&amp;]]>\r\n<!-- no -->.</a>'),
    ).toEqual(['<a', '. <&>"\' 😀é<b>&amp;\n.', '>a']);
  });

  it('is the same wherever a block of bytes ends', () => {
    const character = fc.constantFrom('a', 'é', '€', '😀', '\u0301', 'ש');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 1, maxLength: 12 }), fc.nat(12), (text, shift) => {
        const filling = 'x'.repeat(256 * 1024 - 3 - shift);
        expect(eventsOf(`<a>${filling}${text}</a>`)).toEqual(['<a', filling + text, '>a']);
      }),
      { numRuns: 40 },
    );
  });
});

describe('encodings', () => {
  const xml = '<a>né 😀</a>';
  const expected = ['<a', 'né 😀', '>a'];
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');

  it('are told by the byte order mark', () => {
    expect(eventsOf(`\uFEFF${xml}`)).toEqual(expected);
    expect(eventsOf(utf16(`\uFEFF${xml}`))).toEqual(expected);
    expect(eventsOf(utf16(`\uFEFF${xml}`).swap16())).toEqual(expected);
  });

  it('are told by the declaration', () => {
    const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${xml}`;
    expect(eventsOf(declared('UTF-8'))).toEqual(expected);
    expect(eventsOf(utf16(declared('UTF-16')))).toEqual(expected);
    expect(eventsOf(utf16(declared('UTF-16')).swap16())).toEqual(expected);
  });

  it('are not believed where the declaration itself disproves them', () => {
    expect(eventsOf(`<?xml version="1.0" encoding="utf-16"?>${xml}`)).toEqual(expected);
  });

  it('other than UTF-8 and UTF-16 are refused by name', () => {
    expect(refusalOf('<?xml version="1.0" encoding="windows-1252"?><a/>')).toEqual([
      'ENCODING_UNKNOWN',
      { part: 'part.xml', encoding: 'windows-1252' },
    ]);
  });

  it('that the bytes do not keep to are refused', () => {
    const invalid = ['ENCODING_INVALID', { part: 'part.xml', encoding: 'utf-8' }];
    expect(refusalOf(Buffer.from('<a>n\u00e9</a>', 'latin1'))).toEqual(invalid);
    expect(refusalOf(Buffer.from('<a>€', 'utf8').subarray(0, 5))).toEqual(invalid);
    expect(refusalOf(utf16('\uFEFF<a>\uD83D</a>'))).toEqual([
      'ENCODING_INVALID',
      { part: 'part.xml', encoding: 'utf-16le' },
    ]);
  });
});

describe('what is refused', () => {
  const forbidden: [what: string, xml: string][] = [
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
    ['an outside entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an outside DTD', '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'],
    ['an empty DOCTYPE', '<!DOCTYPE a><a/>'],
  ];
  it.each(forbidden)('%s', (_, xml) => {
    expect(refusalOf(xml)).toEqual(['XML_FORBIDDEN', { part: 'part.xml', reason: 'doctype' }]);
  });

  it('a depth over 256', () => {
    expect(eventsOf(nested(256)).length).toBe(512);
    expect(refusalOf(nested(257))).toEqual(['XML_FORBIDDEN', { part: 'part.xml', reason: 'depth' }]);
  });

  const malformed: [what: string, xml: string, line: number][] = [
    ['nothing', '', 1],
    ['no element', 'text', 1],
    ['an unknown entity', '<a>\n\n&nbsp;</a>', 3],
    ['a wrong end', '<a>\n<b></a>', 2],
    ['a missing end', '<a>\n<b></b>\n', 3],
    ['a second root', '<a/>\n<b/>', 2],
    ['an attribute given twice', '<a b="1" b="2"/>', 1],
    ['an attribute without quotes', '<a b=1/>', 1],
    ['a control character', '<a>\u0001</a>', 1],
    ['a reference to half a character', '<a>&#xD83D;</a>', 1],
    ['a NUL', '<a>\u0000</a>', 1],
  ];
  it.each(malformed)('%s', (_, xml, line) => {
    expect(refusalOf(xml)).toEqual(['XML_MALFORMED', { part: 'part.xml', line }]);
  });
});
