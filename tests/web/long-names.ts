import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inspect } from './inspect.ts'
import type { Stage } from './stage.ts'

const township =
  '岳阳市云溪区陆城镇人民政府社会事务综合服务中心及其所辖各村(居)民委员会联合办公室社会救助经办服务专柜第一受理窗口'
const person =
  '阿卜杜热西提·买买提艾力·阿卜杜克热木·吐尔逊江·艾尔肯江·乌布力卡斯木·阿布都热合曼·麦麦提敏·图尔荪托合提'

/** Pages whose names are as long as they get, at 1366 × 768. */
export function longNames(stageOf: () => Stage): void {
  test.each([
    ['leader', '/', 'overview', '农村低保'],
    ['leader', '/funds', 'documents', '文号'],
    ['finance', '/funds?tab=allocations', 'allocations', '决定文号'],
    ['finance', '/funds?tab=batches&month=2023-03', 'batches', '发放进度'],
    ['finance', '/reconciliation?month=2023-03', 'reconciliation', '差异处理'],
    ['auditor', '/alerts', 'alerts', '说明'],
    ['auditor', '/findings', 'findings', '编号'],
    ['auditor', '/risk', 'risk', '分数构成'],
    ['leader', '/trace?document=湘财社指〔2022〕148号', 'trace', '到账日期'],
    ['leader', '/statements?by=township', 'statements', '合计'],
    ['township-430603101', '/', 'township', '应报送的材料'],
  ])('%s at %s: nothing is wider than its place', async (who, at, name, says) => {
    const stage = stageOf()
    const visit = await stage.enter(who)
    await lengthen(visit.page)
    await visit.page.goto(`${stage.origin}${at}`)
    await visit.page.getByRole('main').getByText(says).first().waitFor()
    await inspect(stage, visit, `long-${name}`)
    expect(await tooWide(visit.page)).toEqual([])
    expect(await cutHeads(visit.page)).toEqual([])
  })

  test.each(['scores', 'comparison', 'whatIf'])(
    'of a township in an evaluation: %s',
    async (tab) => {
      const stage = stageOf()
      const runs = await stage.as('auditor', { url: '/api/evaluations' })
      const run = runs
        .json<{ id: string; state: string; scheme: string }[]>()
        .find(({ state, scheme }) => state === 'published' && scheme.startsWith('effectiveness'))
      const visit = await stage.enter('leader')
      await lengthen(visit.page)
      await visit.page.goto(`${stage.origin}/evaluation/${run?.id}?tab=${tab}&township=430603101`)
      await visit.page.getByText(township).first().waitFor()
      await inspect(stage, visit, `long-evaluation-${tab}`)
      expect(await tooWide(visit.page)).toEqual([])
    },
  )
}

/** Has the service say a long name where it says a township's, a person's, a payee's or a title. */
async function lengthen(page: Page): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch()
    const isJson = answer.headers()['content-type']?.includes('json')
    if (!isJson) return route.fulfill({ response: answer })
    const body = (await answer.text())
      .replaceAll('陆城镇', township)
      .replace(
        /"(payeeName|personName|displayName|name)":"(\p{Script=Han})\*+"/gu,
        `"$1":"${person}"`,
      )
      .replace(/"(title|payee|counterparty|responsibleUnit)":"[^"]+"/g, `"$1":"${township}"`)
    return route.fulfill({ response: answer, body })
  })
}

/** What reaches beyond the window, or beyond a card or a chart, and cannot be scrolled to. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('main *, header *')].flatMap((one) => {
      const right = one.getBoundingClientRect().right
      const place = one.closest('svg, .ant-card-body, body')
      if (one.scrollWidth === 0 && !one.closest('svg')) return []
      for (let box = one; box && box !== place; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible' && box !== one) return []
      }
      const limit = place.getBoundingClientRect().right + 1
      return right > limit ? [one.tagName + ' ' + (one.textContent ?? '').slice(0, 30)] : []
    })`)
}

/** Heads of columns that have no room for their words. */
function cutHeads(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('main th')].flatMap((head) => {
      const title = head.querySelector('.ant-table-column-title') ?? head
      const words = document.createRange()
      words.selectNodeContents(title)
      const isCut = words.getBoundingClientRect().width > title.clientWidth + 1
      return isCut ? [head.textContent] : []
    })`)
}
