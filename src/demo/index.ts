export { buildConsole } from './build-console.ts'
export { type DemoOptions, demoDatabase, playDemo } from './play.ts'
