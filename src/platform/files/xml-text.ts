const entityForm = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi
const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(entityForm, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities.get(name.toLowerCase()) ?? ''
    return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}

/** Excel writes a control character in a text as _x000D_. */
export function decodeCellText(text: string): string {
  const plain = decodeXml(text)
  if (!plain.includes('_x')) return plain
  return plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    characterOf(Number.parseInt(hex, 16)),
  )
}

/** PostgreSQL takes no NUL in a text, and half a surrogate pair is no character. */
function characterOf(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : ''
}
