import { Converter } from 'opencc-js/t2cn'

/** Characters for SQL's translate(): the nth of `traditional` becomes the nth of `simplified`. */
export interface CharacterMap {
  traditional: string
  simplified: string
}

let known: CharacterMap | undefined

/** The traditional characters of the basic plane that are written as another single one. */
export function simplifiedCharacters(): CharacterMap {
  known ??= mapOf(Converter({ from: 't', to: 'cn' }))
  return known
}

function mapOf(simplify: (text: string) => string): CharacterMap {
  const map = { traditional: '', simplified: '' }
  for (let code = 0x3400; code < 0xa000; code += 1) {
    const character = String.fromCharCode(code)
    const simple = simplify(character)
    if (simple === character || simple.length !== 1) continue
    map.traditional += character
    map.simplified += simple
  }
  return map
}
