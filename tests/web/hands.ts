import type { Page } from 'playwright-core'

/** Chooses in one of the console's select boxes. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .click()
}

/** Types a day and leaves the field. */
export async function pickDay(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.fill(day)
  await field.press('Enter')
}

/** Presses the button that sends a dialog. */
export async function confirm(page: Page, name = '确 定'): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  await dialog
    .getByRole('button', { name: name.replace(' ', '') })
    .last()
    .click()
}
