import { sql } from 'kysely'
import {
  choice,
  date,
  type ImportFormat,
  optional,
  optionalAmount,
  optionalText,
  repeatedInFile,
  text,
  townshipCode,
} from '../../imports/index.ts'

/** 问题台账: what inspections and audits found, as their ledgers list it. */
export const findingFormat: ImportFormat = {
  kind: 'findings',
  name: '问题台账',
  columns: {
    number: { names: ['编号'], cell: text(60) },
    source: {
      names: ['来源'],
      cell: choice({
        巡视巡察: 'inspection_tour',
        审计: 'audit',
        乡村振兴考核: 'revitalisation_assessment',
        三湘护农: 'sanxiang_campaign',
        日常检查: 'daily_inspection',
        抽查回访: 'recipient_check',
        系统疑点: 'alert',
      }),
    },
    sourceDocument: { names: ['来源文号'], cell: optionalText(100) },
    foundOn: { names: ['发现日期'], cell: date },
    townshipCode: { names: ['乡镇代码'], cell: optional(townshipCode) },
    pattern: {
      names: ['问题类型'],
      cell: choice({
        挪用: 'diversion',
        截留: 'interception',
        滞留: 'retention',
        超范围: 'out_of_scope',
        真实性: 'integrity',
        其他: 'other',
      }),
    },
    description: { names: ['问题描述'], cell: text(2000) },
    amount: { names: ['涉及金额'], cell: optionalAmount },
    rectificationKind: {
      names: ['整改类型'],
      cell: choice({ 立行立改: 'at_once', 分阶段: 'staged', 持续: 'continuous' }),
    },
    dueOn: { names: ['整改期限'], cell: date },
    responsibleUnit: { names: ['责任单位'], cell: text() },
  },
  checks: ({ districtCode }) => [
    repeatedInFile(['number'], '编号'),
    sql`
      select row_no as row, '编号' as "column", staged.number as value, '该问题编号已登记' as reason
      from staged
      join finding known on known.district_code = ${districtCode} and known.number = staged.number`,
    sql`
      select row_no as row, '乡镇代码' as "column", township_code as value,
        '本区没有这个乡镇' as reason
      from staged
      where township_code is not null and not exists (select 1 from township
        where township.district_code = ${districtCode} and township.code = staged.township_code)`,
    sql`
      select row_no as row, '整改期限' as "column", due_on::text as value,
        '整改期限早于发现日期' as reason
      from staged where due_on < found_on`,
  ],
  apply: async (tx, { districtCode, importId, actor }) => {
    await sql`
      insert into finding (district_code, import_id, number, source, source_document, found_on,
        township_code, pattern, description, legal_basis, amount_fen, rectification_kind, due_on,
        responsible_unit, state)
      select ${districtCode}, ${importId}, number, source, source_document, found_on, township_code,
        pattern, description, '', amount, rectification_kind, due_on, responsible_unit, 'open'
      from staged`.execute(tx)
    await sql`
      insert into finding_event (district_code, finding_id, seq, event, to_state, note, detail,
        happened_on, actor_id)
      select ${districtCode}, id, 1, 'record', 'open', '', '{}', found_on, ${actor.userId}
      from finding
      where district_code = ${districtCode} and import_id = ${importId}`.execute(tx)
  },
}
