import type { Db } from '../../platform/db/database.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { ruleSettingInvalid } from './problems.ts'
import { detectionRules } from './rules/index.ts'

/** The parameters of every rule on a day: its newest setting by then, defaults for the rest. */
export async function paramsInForce(
  db: Db | Tx,
  districtCode: string,
  asOf: string,
): Promise<Record<string, Record<string, unknown>>> {
  const settings = await db
    .selectFrom('rule_setting')
    .distinctOn('rule_code')
    .select(['rule_code', 'valid_from', 'params'])
    .where('district_code', '=', districtCode)
    .where('valid_from', '<=', asOf)
    .orderBy('rule_code')
    .orderBy('valid_from', 'desc')
    .execute()
  const given = new Map(settings.map((setting) => [setting.rule_code, setting]))
  return Object.fromEntries(
    detectionRules.map((rule) => {
      const setting = given.get(rule.code)
      const params = rule.params.safeParse(setting?.params ?? {})
      if (!params.success) {
        throw ruleSettingInvalid({ name: rule.name, validFrom: setting?.valid_from ?? '' })
      }
      return [rule.code, params.data]
    }),
  )
}
