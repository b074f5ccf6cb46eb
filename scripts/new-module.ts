/** Writes a module, its test and its line in the index: `npm run new:module core Presence`, `… core desk/Presence`. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { basename, dirname } from "node:path"
import { packages } from "./checks/Check.ts"
import * as Barrel from "./project/Barrel.ts"

const [home, name] = process.argv.slice(2)
if (home === undefined || name === undefined || !packages().includes(home) || !/^([a-z][a-z-]*\/)*\w+$/i.test(name)) {
  console.error(`usage: npm run new:module <${packages().join("|")}> <Name, or folder/Name>`)
  process.exit(2)
}
const module = basename(name)
const source = `packages/${home}/src/${name}.ts`
const test = `packages/${home}/test/${name}.test.ts`
for (const path of [source, test]) {
  if (existsSync(path)) {
    console.error(`${path} is there already.`)
    process.exit(1)
  }
  mkdirSync(dirname(path), { recursive: true })
}
writeFileSync(
  source,
  `/**
 * What a ${module} is, in one sentence that stands alone.
 *
 * @since 0.1.0
 */

/** What it holds. */
export interface ${module} {
  readonly id: string
}

/** One of them. */
export const make = (id: string): ${module} => ({ id })
`,
)
writeFileSync(
  test,
  `import * as ${module} from "@pupitre/${home}/${name}"
import { expect, it } from "vitest"

it("says the rule that holds", () => {
  expect(${module}.make("a").id).toBe("a")
})
`,
)
const barrel = Barrel.of(home)
writeFileSync(barrel.path, barrel.text)
console.log(`${source}\n${test}\n${barrel.path}\nThen: npm run architecture -- --write`)
