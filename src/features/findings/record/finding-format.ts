import { sql } from 'kysely'
import {
  alreadyRecorded,
  choice,
  date,
  type ImportFormat,
  laterThanToday,
  optional,
  optionalAmount,
  optionalText,
  repeatedInFile,
  text,
  townshipCode,
  unknownTownship,
} from '../../imports/index.ts'
import { patternNames, rectificationKindNames, sourceNames } from '../names.ts'

/** The cell of a name that stands for a code. */
const named = (names: Readonly<Record<string, string>>) =>
  choice(Object.fromEntries(Object.entries(names).map(([code, name]) => [name, code])))

/** 问题台账: what inspections and audits found, as their ledgers list it. */
export const findingFormat: ImportFormat = {
  kind: 'findings',
  name: '问题台账',
  columns: {
    number: { names: ['编号'], cell: text(60) },
    source: {
      names: ['来源'],
      cell: named(sourceNames),
    },
    sourceDocument: { names: ['来源文号'], cell: optionalText(100) },
    foundOn: { names: ['发现日期'], cell: date },
    townshipCode: { names: ['乡镇代码'], cell: optional(townshipCode) },
    pattern: {
      names: ['问题类型'],
      cell: named(patternNames),
    },
    description: { names: ['问题描述'], cell: text(2000) },
    amount: { names: ['涉及金额'], cell: optionalAmount },
    rectificationKind: {
      names: ['整改类型'],
      cell: named(rectificationKindNames),
    },
    dueOn: { names: ['整改期限'], cell: date },
    responsibleUnit: { names: ['责任单位'], cell: text() },
    legalBasis: { names: ['依据'], cell: optionalText(500), isOptional: true },
    isSystemic: {
      names: ['系统性问题'],
      cell: optional(choice({ 是: 'yes', 否: 'no' })),
      isOptional: true,
    },
  },
  checks: ({ districtCode }) => [
    repeatedInFile(['number'], '编号', 'number'),
    alreadyRecorded(districtCode, { table: 'finding', column: 'number', label: '编号' }),
    unknownTownship(districtCode),
    sql`
      select row_no as row, '整改期限' as "column", due_on::text as value,
        '整改期限早于发现日期' as reason
      from staged where due_on < found_on`,
    laterThanToday('found_on', '发现日期'),
  ],
  apply: async (tx, { districtCode, importId, actor }) => {
    await sql`
      insert into finding (district_code, import_id, number, source, source_document, found_on,
        township_code, pattern, description, legal_basis, amount_fen, rectification_kind, due_on,
        responsible_unit, is_systemic, state)
      select ${districtCode}, ${importId}, number, source, source_document, found_on, township_code,
        pattern, description, legal_basis, amount, rectification_kind, due_on, responsible_unit,
        is_systemic is not distinct from 'yes', 'open'
      from staged`.execute(tx)
    await sql`
      insert into finding_event (district_code, finding_id, seq, event, to_state, note, detail,
        happened_on, actor_id)
      select ${districtCode}, id, 1, 'record', 'open', '', '{}', found_on, ${actor.userId}
      from finding
      where district_code = ${districtCode} and import_id = ${importId}`.execute(tx)
  },
}
