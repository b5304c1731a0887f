export { type DemoOptions, demoDatabase, playDemo } from './play.ts'
