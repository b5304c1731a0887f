import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What a page has against WCAG 2.2 AA, a line each: the rule and where it is broken. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const violations = await page.evaluate<AxeResults['violations'], string[]>(async (wanted) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const results = await axe.run({
      runOnly: { type: 'tag', values: wanted },
      resultTypes: ['violations'],
    })
    return results.violations
  }, tags)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`),
  )
}
