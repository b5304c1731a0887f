export { buildConsole } from './build-console.ts'
export { guardDatabase } from './guard-database.ts'
export { demoDatabase, playDemo, writeSample } from './play.ts'
