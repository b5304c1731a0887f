import type { Locator, Page } from 'playwright-core'

const page = (within: Page | Locator): Page => ('page' in within ? within.page() : within)

/** Chooses in one of the console's select boxes, on a page or within a part of it. */
export async function choose(
  within: Page | Locator,
  label: string,
  option: string | RegExp,
): Promise<void> {
  await within.getByRole('combobox', { name: label }).click()
  await page(within)
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .first()
    .click()
}

/** Types a day and leaves the field; again where the calendar was not there yet to take it. */
export async function pickDay(within: Page | Locator, label: string, day: string): Promise<void> {
  const field = within.getByRole('textbox', { name: label })
  for (let tries = 0; tries < 5; tries += 1) {
    await field.fill(day)
    await field.press('Enter')
    await field.press('Tab')
    if ((await field.inputValue()) === day) return
  }
  throw new Error(`${label} does not take ${day}`)
}

/** Presses the button that sends a dialog. */
export async function confirm(page: Page, name = '确 定'): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  await dialog
    .getByRole('button', { name: name.replace(' ', '') })
    .last()
    .click()
}
