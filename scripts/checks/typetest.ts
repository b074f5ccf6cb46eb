import { readFileSync } from "node:fs"
import { basename } from "node:path"
import ts from "typescript"
import type { Check } from "./Check.ts"
import { files } from "./Check.ts"

/**
 * Programs that must compile, and programs that must not, each for the reason it states.
 *
 * In `typetest/refused`, the line above each line that the compiler refuses says so: `// refused 2345: part of the message`.
 * Every refusal stated must happen, for its code and with those words, and no other may.
 */
interface Refusal {
  readonly line: number
  readonly code: number
  readonly words: string
}

const statedIn = (text: string): ReadonlyArray<Refusal> =>
  text.split("\n").flatMap((line, index) => {
    const stated = /^\s*\/\/ refused (\d+): (.+)$/.exec(line)
    return stated === null ? [] : [{ line: index + 2, code: Number(stated[1]), words: (stated[2] ?? "").trim() }]
  })

export const typetest: Check = {
  name: "typetest",
  holds: "programs that must compile do, and those that must not are refused for the stated reason",
  run: async () => {
    const { config } = ts.readConfigFile("typetest/tsconfig.json", (path) => readFileSync(path, "utf8"))
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, "typetest")
    const accepted = files("typetest/accepted/*.{ts,tsx}")
    const refused = files("typetest/refused/*.{ts,tsx}")
    const program = ts.createProgram([...accepted, ...refused], options)
    const problems: Array<string> = []
    const failed = new Set<string>()
    let reasons = 0
    for (const file of [...accepted, ...refused]) {
      const source = program.getSourceFile(file)
      if (source === undefined) throw new Error(`${file} was not read`)
      const report = (line: number, text: string): void => {
        failed.add(file)
        problems.push(`${file}:${line}: ${text}`)
      }
      const open = [...(refused.includes(file) ? statedIn(source.text) : [])]
      reasons += open.length
      if (refused.includes(file) && open.length === 0) report(1, `${basename(file)} states no refusal`)
      for (const diagnostic of [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ]) {
        const line = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1
        const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")
        const index = open.findIndex(
          (stated) => stated.line === line && stated.code === diagnostic.code && message.includes(stated.words),
        )
        if (index === -1) report(line, `TS${diagnostic.code}: ${message}`)
        else open.splice(index, 1)
      }
      for (const stated of open)
        report(stated.line, `compiles, but must be refused with TS${stated.code}: ${stated.words}`)
    }
    for (const diagnostic of program.getGlobalDiagnostics()) {
      problems.push(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"))
    }
    const programs = accepted.length + refused.length
    return {
      looked: { "programs accepted": accepted.length, "programs refused": refused.length, reasons },
      problems,
      tests: { passed: programs - failed.size, failed: failed.size },
    }
  },
}
