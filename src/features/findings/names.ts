/** The Chinese names of what findings carry as codes, as ledgers write them. */
export const sourceNames = Object.freeze({
  inspection_tour: '巡视巡察',
  audit: '审计',
  revitalisation_assessment: '乡村振兴考核',
  sanxiang_campaign: '三湘护农',
  daily_inspection: '日常检查',
  recipient_check: '抽查回访',
  alert: '系统疑点',
})
export const patternNames = Object.freeze({
  diversion: '挪用',
  interception: '截留',
  retention: '滞留',
  out_of_scope: '超范围',
  integrity: '真实性',
  other: '其他',
})
export const rectificationKindNames = Object.freeze({
  at_once: '立行立改',
  staged: '分阶段',
  continuous: '持续',
})
export const wayNames = Object.freeze({
  handed_up: '上缴',
  recovered: '追回',
  restored: '归还原渠道',
  paid_out: '补发到位',
  rebooked: '调账',
})
export const accountabilityNames = Object.freeze({
  criticism: '批评教育',
  interview: '约谈',
  admonition: '诫勉',
  organisational: '组织处理',
  party_discipline: '党纪处分',
  administrative_discipline: '政务处分',
  transferred: '移送司法机关',
})
