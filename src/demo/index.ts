export { buildConsole } from './build-console.ts'
export { type DemoOptions, demoDatabase, playDemo, writeSample } from './play.ts'
