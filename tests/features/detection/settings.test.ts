import { beforeAll, describe, expect, test } from 'vitest'
import { paramsInForce } from '../../../src/features/detection/settings.ts'
import { districtCode, type TestServices, testServices } from '../../support/db.ts'

const rule_code = 'retention.unallocated'
let services: TestServices
beforeAll(async () => {
  services = await testServices()
  await setFrom('2023-06-01', { days: 20 })
  await setFrom('2023-09-01', { days: 15 })
})

async function setFrom(valid_from: string, params: unknown) {
  await services.db
    .insertInto('rule_setting')
    .values({
      district_code: districtCode,
      rule_code,
      valid_from,
      params: JSON.stringify(params),
      source: '云民发〔2023〕8号',
      certainty: 'verified',
      reason: '按省实施办法',
    })
    .execute()
}

const daysOn = async (asOf: string) =>
  (await paramsInForce(services.db, districtCode, asOf))[rule_code]

describe('the parameters in force', () => {
  test('are the defaults before the first setting', async () => {
    expect(await daysOn('2023-05-31')).toEqual({ days: 30 })
  })

  test('are those of the newest setting, from its first day on', async () => {
    expect(await daysOn('2023-06-01')).toEqual({ days: 20 })
    expect(await daysOn('2023-08-31')).toEqual({ days: 20 })
    expect(await daysOn('2023-09-01')).toEqual({ days: 15 })
  })

  test('leave every other rule as it is', async () => {
    const params = await paramsInForce(services.db, districtCode, '2023-09-01')
    expect(params['retention.late_month']).toMatchObject({ dayOfMonth: 10 })
  })

  test('stop the run when a setting is out of bounds', async () => {
    await setFrom('2024-01-01', { days: 0 })
    await expect(daysOn('2024-01-01')).rejects.toMatchObject({ code: 'rule-setting-invalid' })
  })
})
