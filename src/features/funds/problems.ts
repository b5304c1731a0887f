import { defineProblem } from '../../kernel/problem.ts'

export const documentUnknown = defineProblem<string>({
  code: 'document-unknown',
  status: 404,
  title: '没有可用的文号',
  detail: (documentNumber) => `没有可用于该类别的文号 ${documentNumber}。`,
})

export const allocationTooEarly = defineProblem<string>({
  code: 'allocation-too-early',
  status: 422,
  title: '分配日期过早',
  detail: (receivedOn) => `分配日期早于资金到位日期 ${receivedOn}。`,
})

export const documentReversed = defineProblem<string>({
  code: 'document-reversed',
  status: 409,
  title: '原文件已冲正',
  detail: (documentNumber) =>
    `${documentNumber} 已冲正,不能追加或收回;重新登记过的,请写重新登记的文号。`,
})

export const amendmentTooEarly = defineProblem<string>({
  code: 'amendment-too-early',
  status: 422,
  title: '收到日期过早',
  detail: (receivedOn) => `收到日期早于原文件的到位日期 ${receivedOn}。`,
})

export const documentEarmarked = defineProblem<string>({
  code: 'document-earmarked',
  status: 409,
  title: '该文件指定用于其他救助类别',
  detail: (documentNumber) => `${documentNumber} 指定用于其他救助类别,不能调剂到该类别。`,
})

export const yearNotOver = defineProblem<number>({
  code: 'year-not-over',
  status: 409,
  title: '该年度尚未结束',
  detail: (year) => `${year} 年度尚未结束,次年 1 月 1 日起才能结转。`,
})

export const nothingToAllocate = defineProblem<string>({
  code: 'nothing-to-allocate',
  status: 409,
  title: '没有可分配的资金',
  detail: (documentNumber) => `${documentNumber} 已全部分配,没有可分配的资金。`,
})

export const noRecipients = defineProblem<string>({
  code: 'no-recipients',
  status: 409,
  title: '没有在保对象',
  detail: (month) => `${month} 没有该类别的在保对象,无法按因素测算;请先导入在保名单。`,
})

export const townshipUnknown = defineProblem<string>({
  code: 'township-unknown',
  status: 422,
  title: '本区没有这个乡镇',
  detail: (code) => `本区没有代码为 ${code} 的乡镇(街道),其系数、保底或上限无从适用。`,
})

export const boundsUnfit = defineProblem<string>({
  code: 'bounds-unfit',
  status: 422,
  title: '保底或上限无法满足',
  detail: (amount) =>
    `各乡镇的保底合计大于、或上限合计小于应分配的 ${amount} 元,请调整保底或上限。`,
})

export const proposalUnknown = defineProblem({
  code: 'proposal-unknown',
  status: 404,
  title: '没有这个分配方案',
  detail: () => '没有这个分配方案。',
})

export const proposalDecided = defineProblem({
  code: 'proposal-decided',
  status: 409,
  title: '该分配方案已有结论',
  detail: () => '该分配方案已确认或已否决,不能再处理。',
})

export const ownProposal = defineProblem({
  code: 'same-person',
  status: 409,
  title: '不能确认自己编制的分配方案',
  detail: () => '分配方案由本人编制,须由他人确认。',
})

export const proposalOutdated = defineProblem({
  code: 'proposal-outdated',
  status: 409,
  title: '该分配方案已过时',
  detail: () => '编制方案之后资金已结转到下一年度,请重新编制。',
})
