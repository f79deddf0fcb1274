/** Reads of 4 bytes into code units: invalid code points make it a fault at their byte offset. */
export type Utf32Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly offset: number };

/** `TextDecoder` knows no UTF-32. Strict: surrogates, code points over U+10FFFF and cut ends are faults. */
export function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): Utf32Text {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = Buffer.alloc(bytes.length);
  let length = 0;
  let offset = 0;
  for (; offset + 4 <= bytes.length; offset += 4) {
    const point = view.getUint32(offset, littleEndian);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return { ok: false, offset };
    if (point < 0x10000) {
      length = units.writeUInt16LE(point, length);
    } else {
      length = units.writeUInt16LE(0xd800 + ((point - 0x10000) >> 10), length);
      length = units.writeUInt16LE(0xdc00 + ((point - 0x10000) & 0x3ff), length);
    }
  }
  if (offset < bytes.length) return { ok: false, offset };
  return { ok: true, text: units.toString('utf16le', 0, length) };
}
