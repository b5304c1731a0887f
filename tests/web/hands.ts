import type { Locator, Page } from 'playwright-core'

const page = (within: Page | Locator): Page => ('page' in within ? within.page() : within)

/** Chooses in one of the console's select boxes; again where its list moved away under the click. */
export async function choose(
  within: Page | Locator,
  label: string,
  option: string | RegExp,
): Promise<void> {
  const named = { name: label }
  const chosen = within
    .locator('.ant-select')
    .filter({ has: page(within).getByRole('combobox', named) })
    .getByTitle(option, { exact: true })
  const offered = page(within)
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
  for (let tries = 0; tries < 5; tries += 1) {
    if ((await offered.count()) === 0) await within.getByRole('combobox', named).click()
    await offered.first().click()
    if (await appears(chosen)) return
  }
  throw new Error(`${label} does not take ${option}`)
}

const moment = { timeout: 2000 }

function appears(wanted: Locator): Promise<boolean> {
  return wanted
    .first()
    .waitFor(moment)
    .then(() => true)
    .catch(() => false)
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
