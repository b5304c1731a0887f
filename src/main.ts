import { boot } from './boot.ts'
import { announceFirstStart } from './cli/first-start.ts'
import { readConfig } from './config.ts'
import { serve } from './serve.ts'

const config = readConfig()
const booted = await boot(config)
try {
  if (booted.isEmbedded) {
    await booted.migrate()
    await announceFirstStart(booted)
  }
  await serve(booted, config)
} catch (error) {
  await booted.close()
  throw error
}
