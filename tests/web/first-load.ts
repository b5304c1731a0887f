import { expect, test } from 'vitest'
import { demoPassword } from '../../src/demo/users.ts'
import type { Stage } from './stage.ts'

const limit = 700_000

/** What comes over the wire until leadership sees the overview, and how long that takes. */
export function firstLoad(stageOf: () => Stage): void {
  test('the overview is small: charts apart, everything compressed', async () => {
    const { browser, origin } = stageOf()
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const addresses = new Map<string, string>()
    const bytes = { page: 0, charts: 0 }
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      addresses.set(requestId, request.url)
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const isChart = addresses.get(requestId)?.includes('/chart-library') ?? false
      bytes[isChart ? 'charts' : 'page'] += encodedDataLength
    })
    await page.goto(origin)
    await page.getByLabel('用户名').fill('leader')
    await page.getByLabel('密码').fill(demoPassword)
    await page.getByRole('button', { name: '登录' }).click()
    await page
      .getByRole('img', { name: /发放到人/ })
      .locator('svg')
      .waitFor()
    await page.waitForLoadState('networkidle')
    console.log(`first load of the overview: ${bytes.page} bytes, charts ${bytes.charts} bytes`)
    await context.close()
    expect(bytes.page).toBeGreaterThan(50_000)
    expect(bytes.charts).toBeGreaterThan(50_000)
    expect(bytes.page).toBeLessThan(limit)
  })

  test('the overview is usable: its figures, ranking and picture are there', async () => {
    const stage = stageOf()
    const { page } = await stage.enter('leader')
    for (const [what, isCold] of [
      ['nothing kept', true],
      ['files kept by the browser', false],
    ] as const) {
      const session = await page.context().newCDPSession(page)
      await session.send('Network.setCacheDisabled', { cacheDisabled: isCold })
      const from = performance.now()
      await page.goto(stage.origin)
      await page.getByText('执行率').waitFor()
      const figures = performance.now() - from
      await page.getByRole('link', { name: '陆城镇' }).waitFor()
      await page
        .getByRole('img', { name: /发放到人/ })
        .locator('svg')
        .waitFor()
      const all = performance.now() - from
      const said = [figures, all].map((ms) => `${Math.round(ms)} ms`).join(', with pictures ')
      console.log(`overview usable with ${what}: figures ${said}`)
    }
  })
}
