import { expect, test } from 'vitest'
import { demoCommand } from '../../src/cli/demo.ts'
import { readConfig } from '../../src/config.ts'
import { guardDatabase } from '../../src/demo/index.ts'
import { ensureUsers } from '../../src/demo/users.ts'
import { ensureAdministrator } from '../../src/features/access/index.ts'
import { districtCode, makeActor, testServices } from '../support/db.ts'
import { testSecret } from '../support/secret.ts'

test('the demo goes into a database that is named only where that is said', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/production'
  const config = readConfig({ DATABASE_URL: url, APP_SECRET: testSecret })
  await expect(demoCommand.run(['--exit'], config)).rejects.toThrow('add --into-database-url')
})

test('its well-known password comes into no database where others work', async () => {
  const services = await testServices()
  const booted = { owner: services, services }
  await guardDatabase(booted)
  await ensureAdministrator(services.db, districtCode)
  await ensureUsers(services)
  await guardDatabase(booted)
  await makeActor(services, 'finance')
  await expect(guardDatabase(booted)).rejects.toThrow('others work (finance-')
})
