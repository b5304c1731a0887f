import { type RawBuilder, sql } from 'kysely'
import { simplifiedCharacters } from '../../platform/text/simplified.ts'

const wide = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).join('')
const narrow = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('')

/** A remark in brackets, as in "李四(代)". */
const remarks = String.raw`\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>`
const blanks = String.raw`[\s·•・∙.,，。'\u2019_-]`

/**
 * A name as it is compared: half width, simplified, lower case, without remarks in brackets,
 * blanks and dots. Empty where nothing is left. Few names hold a traditional character, so they
 * are looked for before they are translated.
 */
export function nameKey(name: RawBuilder<unknown>): RawBuilder<string> {
  const { traditional, simplified } = simplifiedCharacters()
  const halved = sql`translate(${name}, ${wide}::text, ${narrow}::text)`
  const bare = sql`regexp_replace(regexp_replace(${halved}, ${remarks}, '', 'g'), ${blanks}, '', 'g')`
  return sql`case when ${name} ~ '^[一-龥]{1,20}$' and ${name} !~ ${`[${traditional}]`}::text
    then ${name}
    else (
      select lower(case when bare ~ ${`[${traditional}]`}::text
        then translate(bare, ${traditional}::text, ${simplified}::text) else bare end)
      from (select ${bare} as bare) name) end`
}
