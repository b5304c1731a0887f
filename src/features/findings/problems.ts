import { formatFen } from '../../kernel/fen.ts'
import { defineProblem } from '../../kernel/problem.ts'

export const findingNotFound = defineProblem({
  code: 'finding-not-found',
  status: 404,
  title: '没有这个问题',
  detail: () => '没有这个问题,或不在您的管辖范围内。',
})

export const stepNotPossible = defineProblem<{ state: string; event: string; possible: string[] }>({
  code: 'step-not-possible',
  status: 409,
  title: '当前状态不能进行此步骤',
  detail: ({ state, event, possible }) =>
    `该问题${state},不能${event};现在可以:${possible.join('、')}。`,
})

export const samePerson = defineProblem<string>({
  code: 'same-person',
  status: 409,
  title: '报送人不能核查',
  detail: (event) => `整改由您报送,应由另一人${event}。`,
})

export const dayOutOfOrder = defineProblem<{ day: string; from: string; to: string }>({
  code: 'day-out-of-order',
  status: 409,
  title: '日期不在允许范围内',
  detail: ({ day, from, to }) => `日期${day}应不早于上一步的${from},不晚于今天(${to})。`,
})

export const dayNotCome = defineProblem<{ what: string; day: string; today: string }>({
  code: 'day-not-come',
  status: 409,
  title: '日期尚未到',
  detail: ({ what, day, today }) => `${what}${day}晚于今天(${today}),请在作出或印发之后登记。`,
})

export const handedInToday = defineProblem<{ day: string; today: string }>({
  code: 'handed-in-today',
  status: 409,
  title: '报送日期应为今天',
  detail: ({ day, today }) =>
    `报送整改以收到之日(今天,${today})为准,不能写为${day};更早收到的纸质材料由区民政局登记。`,
})

export const submissionUnproved = defineProblem({
  code: 'submission-unproved',
  status: 409,
  title: '缺少佐证材料',
  detail: () => '报送整改应附佐证材料:请先上传凭证、照片或文件,再随进展或报送登记。',
})

export const measuresOpen = defineProblem<number>({
  code: 'measures-open',
  status: 409,
  title: '整改措施尚未完成',
  detail: (count) => `措施清单中还有${count}项未完成,请逐项完成或撤销后再报送。`,
})

export const mechanismMissing = defineProblem({
  code: 'mechanism-missing',
  status: 409,
  title: '缺少长效机制',
  detail: () => '该问题属于系统性问题,销号前应登记由此建立的制度或办法。',
})

export const rectifiedTooMuch = defineProblem<{ involvedFen: bigint; rectifiedFen: bigint }>({
  code: 'rectified-too-much',
  status: 409,
  title: '整改金额超过涉及金额',
  detail: ({ involvedFen, rectifiedFen }) =>
    `涉及金额${formatFen(involvedFen)}元,连同以前已整改的共${formatFen(rectifiedFen)}元,请核对。`,
})

export const voucherUnknown = defineProblem<string>({
  code: 'finding-voucher-unknown',
  status: 404,
  title: '没有这张凭证',
  detail: (voucher) => `没有凭证 ${voucher},无法归还原渠道,请核对凭证号。`,
})

export const dueNotLater = defineProblem<{ dueOn: string; present: string }>({
  code: 'due-not-later',
  status: 409,
  title: '新期限应晚于现行期限',
  detail: ({ dueOn, present }) => `新期限${dueOn}不晚于现行的${present}。`,
})

export const itemNotOpen = defineProblem({
  code: 'item-not-open',
  status: 409,
  title: '清单事项不存在或已办结',
  detail: () => '清单中没有这一事项,或它已完成、已撤销。',
})

export const itemOfBureau = defineProblem({
  code: 'item-of-bureau',
  status: 409,
  title: '事项由区民政局列入',
  detail: () => '该事项由区民政局列入清单,只能由区民政局撤销;已完成的请逐项办结。',
})

export const nothingAmended = defineProblem({
  code: 'nothing-amended',
  status: 409,
  title: '内容没有变化',
  detail: () => '更正后的内容与现在的相同。',
})

export const patternsDiffer = defineProblem({
  code: 'patterns-differ',
  status: 409,
  title: '疑点类型不一致',
  detail: () => '合并的疑点类型不同,请写明合并后的问题类型。',
})

export const alertsElsewhere = defineProblem({
  code: 'alerts-elsewhere',
  status: 409,
  title: '疑点属于其他乡镇',
  detail: () => '疑点属于其他乡镇(街道),并入后本问题所属乡镇会看到其人员和金额,请另行登记问题。',
})

export const dueTooEarly = defineProblem<{ foundOn: string; dueOn: string }>({
  code: 'due-too-early',
  status: 409,
  title: '整改期限早于发现日期',
  detail: ({ foundOn, dueOn }) => `整改期限${dueOn}早于发现日期${foundOn}。`,
})

export const townshipUnknown = defineProblem<string>({
  code: 'township-unknown',
  status: 409,
  title: '没有这个乡镇',
  detail: (code) => `本区没有代码为${code}的乡镇。`,
})
