import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../kernel/errors.ts';
import { decodeText } from './encoding.ts';

/** The inverse of `TextDecoder` for an encoding of one byte a character. */
function encode(text: string, encoding: string): Uint8Array {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const characters = [...new TextDecoder(encoding).decode(every)];
  return Uint8Array.from([...text], (character) => {
    const byte = characters.indexOf(character);
    if (byte < 0) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}

function encodeUtf16(text: string, byteOrder: 'little' | 'big'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return byteOrder === 'little' ? bytes : bytes.swap16();
}

function encodeUtf32(text: string, byteOrder: 'little' | 'big'): Uint8Array {
  const bytes = Buffer.from(Uint32Array.from([...text], (character) => character.codePointAt(0) ?? 0).buffer);
  return byteOrder === 'little' ? bytes : bytes.swap32();
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const STRAIGHT = 'I: Was it a café?\r\nP07: “No,” she said – ‘somebody else’s job’… for £50 or €60.\n';
const FRENCH = 'Chercheuse : L’été à Orléans, ça va ? « Très bien », dit-elle. Où êtes-vous né ? À Noël.\n';
const GERMAN = 'Müller: Das Gespräch über die Straße war schön. Ähnlich größer, sagte sie.\n';
const SPANISH = 'Ana: ¿Qué pasó mañana? ¡España! El niño no vino — así es.\n';

describe('decodeText of Unicode', () => {
  const text = 'I: שלום 😀 – cafe\u0301\nP07: 她说，不。\nمرحبا\n';

  it('reads UTF-8 with and without a byte order mark, which stays in the text', () => {
    expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: 'utf-8', warnings: [] });
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({
      text: `\ufeff${text}`,
      encoding: 'utf-8',
      warnings: [],
    });
  });

  it.each([
    ['utf-16le', encodeUtf16(text, 'little'), encodeUtf16('\ufeff', 'little')],
    ['utf-16be', encodeUtf16(text, 'big'), encodeUtf16('\ufeff', 'big')],
    ['utf-32le', encodeUtf32(text, 'little'), encodeUtf32('\ufeff', 'little')],
    ['utf-32be', encodeUtf32(text, 'big'), encodeUtf32('\ufeff', 'big')],
  ])('reads %s with a byte order mark, and without one says that it guessed', (encoding, bytes, mark) => {
    const marked = decodeText(Buffer.concat([mark, bytes]));
    expect(marked).toEqual({ text: `\ufeff${text}`, encoding, warnings: [] });
    const warnings = [{ code: 'BYTE_ORDER_GUESSED', details: { encoding } }];
    expect(decodeText(bytes)).toEqual({ text, encoding, warnings });
  });

  it('tells the byte order of Chinese UTF-16, in which 一 has its NUL byte on the other side', () => {
    const chinese = '问：一一一个人说的话，一直这样。\n答：一点也不知道。\n'.repeat(3);
    expect(decodeText(encodeUtf16(chinese, 'little'))).toMatchObject({ text: chinese, encoding: 'utf-16le' });
    expect(decodeText(encodeUtf16(chinese, 'big'))).toMatchObject({ text: chinese, encoding: 'utf-16be' });
  });

  it('leaves a few NULs in a text to be taken off later', () => {
    expect(decodeText(latin('I: a\0b'))).toEqual({ text: 'I: a\0b', encoding: 'utf-8', warnings: [] });
    const long = `${'She said so. '.repeat(1000)}\0\0\0\0`;
    expect(decodeText(latin(long))).toEqual({ text: long, encoding: 'utf-8', warnings: [] });
  });
});

describe('decodeText of 8-bit text', () => {
  it.each([
    ['windows-1252', STRAIGHT, '\nI: Was it a café?'],
    ['macintosh', STRAIGHT, '\nI: Was it a café?'],
    ['windows-1252', FRENCH, 'Chercheuse : L’été à Orléans, ça v'],
    ['macintosh', FRENCH, 'Chercheuse : L’été à Orléans, ça v'],
    ['windows-1252', GERMAN, 'Müller: Das Gespräch'],
    ['macintosh', GERMAN, 'Müller: Das Gespräch'],
    ['windows-1252', SPANISH, 'Ana: ¿Qué pasó mañana? ¡E'],
    ['macintosh', SPANISH, 'Ana: ¿Qué pasó mañana? ¡E'],
  ])('guesses %s and quotes where a guess was needed', (encoding, text, example) => {
    const warning = { code: 'ENCODING_GUESSED', details: { encoding, example: example.trim() } };
    expect(decodeText(encode(text, encoding))).toEqual({ text, encoding, warnings: [warning] });
  });

  it.each([
    ['windows-1250', 'Tazatel: Příliš žluťoučký kůň úpěl ďábelské ódy. Řekněte mi něco o práci.'],
    ['windows-1250', 'Rozmówca: Proszę powiedzieć, jak się to zaczęło. Źle, że są.'],
    ['windows-1251', 'Интервьюер: Расскажите, пожалуйста, о вашей работе. Я работаю медсестрой.'],
    ['windows-1253', 'Συνεντευκτής: Πείτε μου για τη δουλειά σας, παρακαλώ… “Ναι”.'],
    ['windows-1254', 'Görüşmeci: İşiniz hakkında bilgi verir misiniz? Şu an çalışıyorum, değil mi.'],
    ['windows-1255', 'מראיין: ספרי לי על העבודה שלך. היא אמרה שזה לא התפקיד שלה.'],
    ['windows-1256', 'الباحث: أخبرني عن عملك من فضلك. هذا ليس عملي.'],
    ['koi8-r', 'Интервьюер: Расскажите, пожалуйста, о вашей работе. Я работаю медсестрой.'],
  ])('guesses %s', (encoding, text) => {
    expect(decodeText(encode(text, encoding))).toMatchObject({ text, encoding });
  });

  it('looks at the first high byte, however far into the file it stands', () => {
    const text = `${'She said so. '.repeat(20_000)}It wasn’t – her job.`;
    expect(decodeText(encode(text, 'macintosh'))).toMatchObject({ text, encoding: 'macintosh' });
  });

  it('gives realistic English back in windows-1252 and MacRoman', () => {
    const sentence = fc.constantFrom(
      'It’s somebody else’s job, isn’t it? ',
      '“Well,” she said, “we don’t.” ',
      'The café – and the naïve résumé – closed. ',
      'He paid £50… maybe €60. ',
      'Zoë Müller said: ‘No.’\n',
      'Plain words, nothing else. ',
    );
    const transcript = fc
      .array(sentence, { minLength: 1, maxLength: 30 })
      .map((parts) => `I: ${parts.join('')}`);
    fc.assert(
      fc.property(transcript, fc.constantFrom('windows-1252', 'macintosh'), (text, encoding) => {
        expect(decodeText(encode(text, encoding)).text).toBe(text);
      }),
    );
  });

  it('refuses what no encoding makes words of', () => {
    const ofDos = Buffer.concat([latin('I: un caf\x82 d\x82j\x85 vu, tr\x8as bien, \x85 c\x93t\x82')]);
    expect(() => decodeText(ofDos)).toThrow(new Refusal('ENCODING_UNKNOWN'));
  });
});

describe('decodeText by request', () => {
  it('gives every text back in the encoding it was written in', () => {
    const encoders: readonly (readonly [string, (text: string) => Uint8Array])[] = [
      ['UTF-8', (text) => Buffer.from(text)],
      ['utf-16le', (text) => encodeUtf16(text, 'little')],
      ['utf-16be', (text) => encodeUtf16(text, 'big')],
      ['UTF-32LE', (text) => encodeUtf32(text, 'little')],
      ['utf-32be', (text) => encodeUtf32(text, 'big')],
    ];
    const words = fc.array(
      fc.constantFrom('said', '“no”', 'é', '😀', 'שלום', '\n', '\t', '\ufeff', '她', '\u{10ffff}'),
    );
    fc.assert(
      fc.property(words, fc.constantFrom(...encoders), (parts, [name, encoder]) => {
        const text = parts.join('');
        expect(decodeText(encoder(text), name).text).toBe(text);
      }),
    );
  });

  it('takes any label of the WHATWG, and MacRoman', () => {
    expect(decodeText(latin('caf\xe9 \x93'), 'ISO-8859-1')).toEqual({
      text: 'café “',
      encoding: 'windows-1252',
      warnings: [],
    });
    expect(decodeText(latin('caf\x8e'), 'MacRoman')).toEqual({
      text: 'café',
      encoding: 'macintosh',
      warnings: [],
    });
    expect(decodeText(latin('\xe2\xcf'), 'koi8-r')).toEqual({ text: 'Бо', encoding: 'koi8-r', warnings: [] });
  });

  it('refuses a name that it does not know', () => {
    expect(() => decodeText(latin('a'), 'latin-99')).toThrow(
      new Refusal('ENCODING_UNKNOWN', { encoding: 'latin-99' }),
    );
  });

  it('is strict and names the byte', () => {
    const invalid = (encoding: string, offset: number) =>
      new Refusal('ENCODING_INVALID', { encoding, offset });
    expect(() => decodeText(latin('caf\xe9 x'), 'utf-8')).toThrow(invalid('utf-8', 3));
    expect(() => decodeText(latin('a\xd2b'), 'windows-1253')).toThrow(invalid('windows-1253', 1));
    expect(() => decodeText(encodeUtf16('abc', 'little').subarray(0, 5), 'utf-16le')).toThrow(
      invalid('utf-16le', 4),
    );
    expect(() => decodeText(encodeUtf16('ab\ud83dc', 'little'), 'utf-16le')).toThrow(invalid('utf-16le', 4));
    expect(() => decodeText(encodeUtf32('abc', 'big').subarray(0, 11), 'utf-32be')).toThrow(
      invalid('utf-32be', 8),
    );
    expect(() => decodeText(Uint8Array.of(97, 0, 0, 0, 0, 0, 0x11, 0), 'utf-32le')).toThrow(
      invalid('utf-32le', 4),
    );
    expect(() => decodeText(Uint8Array.of(0, 0xd8, 0, 0), 'utf-32le')).toThrow(invalid('utf-32le', 0));
  });
});

describe('decodeText of damaged and foreign files', () => {
  const invalid = (encoding: string, offset: number) => new Refusal('ENCODING_INVALID', { encoding, offset });

  it('refuses UTF-8 with a broken byte rather than guess another encoding', () => {
    const broken = Buffer.concat([Buffer.from('café “naïve” résumé '), latin('\xe9'), Buffer.from(' x')]);
    expect(() => decodeText(broken)).toThrow(invalid('utf-8', 28));
    const far = Buffer.alloc(200_000, 'café ');
    far[150_001] = 0xff;
    expect(() => decodeText(far)).toThrow(invalid('utf-8', 150_001));
  });

  it('finds the broken byte behind a real U+FFFD, and the one at the very end', () => {
    expect(() => decodeText(Buffer.concat([Buffer.from('\ufffd é à ü '), latin('\xff')]))).toThrow(
      invalid('utf-8', 13),
    );
    expect(() => decodeText(Buffer.from('café à la “crème”').subarray(0, -1))).toThrow(invalid('utf-8', 21));
  });

  it('refuses bytes that do not keep what their byte order mark promises', () => {
    expect(() => decodeText(latin('\xef\xbb\xbfcaf\xe9 x'))).toThrow(invalid('utf-8', 6));
    expect(() => decodeText(latin('\xff\xfea\0b'))).toThrow(invalid('utf-16le', 4));
    expect(() => decodeText(latin('\xfe\xff\xd8\x00\0a'))).toThrow(invalid('utf-16be', 2));
    expect(() => decodeText(latin('\xff\xfe\0\0\0\0\x11\0'))).toThrow(invalid('utf-32le', 4));
  });

  it('refuses binary files and says what they look like', () => {
    expect(() => decodeText(Uint8Array.of(0, 1, 2, 3, 4, 5))).toThrow(new Refusal('FILE_BINARY'));
    const png = latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\x08\x06');
    expect(() => decodeText(png)).toThrow(new Refusal('FILE_BINARY', { looksLike: 'PNG' }));
    expect(() => decodeText(png, 'windows-1252')).toThrow(new Refusal('FILE_BINARY', { looksLike: 'PNG' }));
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31 + at * 7919) % 251);
    expect(() => decodeText(noise)).toThrow(new Refusal('FILE_BINARY'));
  });

  it('takes a stray control character or two, and every kind of white space, for text', () => {
    const text = 'a\tb\vc\fd\u001e \u0007';
    expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: 'utf-8', warnings: [] });
  });
});
