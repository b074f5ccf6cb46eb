/** The examples in documentation: every `ts` and `tsx` fence of doc comments and READMEs, as programs that compile and run. */
import { readFileSync } from "node:fs"
import ts from "typescript"

/** One fence. */
export interface Fence {
  readonly file: string
  /** The line of its first line of code, from 1. */
  readonly line: number
  readonly code: string
  /** How its file ends. */
  readonly language: "ts" | "tsx"
  /** False for `tsx` and `ts no-run`: compiled, not run. */
  readonly run: boolean
}

/** What a fence may hold beside programs. A word outside this list would be a program that nobody compiles. */
const others = new Set(["sh", "json", "jsonc", "text", "mermaid"])

/** The fences of a Markdown file, or of the doc comments of a source file. */
export const of = (file: string): ReadonlyArray<Fence> => inText(file, readFileSync(file, "utf8"))

/** The fences of a text that would stand in a file. */
export const inText = (file: string, whole: string): ReadonlyArray<Fence> => {
  const comments = !file.endsWith(".md")
  const lines = whole.split("\n")
  const found: Array<Fence> = []
  let open: { line: number; language: string; run: boolean; code: Array<string> } | undefined
  for (const [index, raw] of lines.entries()) {
    const text = comments ? /^\s*\* ?(.*)$/.exec(raw)?.[1] : raw
    if (text === undefined) {
      if (open !== undefined) throw unclosed(file, open.line)
      continue
    }
    if (open === undefined) {
      const info = /^\s*(?:```|~~~)\s*([^\s`]*)([^`]*)$/.exec(text)
      if (info === null) continue
      const [, language = "", rest = ""] = info
      if (language !== "ts" && language !== "tsx" && !others.has(language)) {
        const known = ["ts", "tsx", ...others].join(", ")
        throw new Error(`${file}:${index + 1}: a fence of "${language}"; there are ${known}`)
      }
      open = { line: index + 2, language, run: language === "ts" && !/\bno-run\b/.test(rest), code: [] }
    } else if (/^\s*(?:```|~~~)\s*$/.test(text)) {
      const { line, language, run, code } = open
      if (language === "ts" || language === "tsx") found.push({ file, line, language, run, code: code.join("\n") })
      open = undefined
    } else open.code.push(text)
  }
  if (open !== undefined) throw unclosed(file, open.line)
  return found
}

/**
 * The program of a fence, and how much it asserts: `expression // => value` becomes a comparison, and so does
 * `const name = expression // => value`, of the name.
 */
export const program = ({
  code,
  file,
  line,
  language,
}: Fence): { readonly text: string; readonly assertions: number } => {
  const source = ts.createSourceFile(`fence.${language}`, code, ts.ScriptTarget.Latest, true)
  let assertions = 0
  const parts: Array<string> = []
  let end = 0
  for (const statement of source.statements) {
    const after = /^[ \t;]*\/\/ => (.*)$/m.exec(code.slice(statement.end))
    const expected = after?.index === 0 ? after[1] : undefined
    const at = line + source.getLineAndCharacterOfPosition(statement.getStart()).line
    const where = JSON.stringify(`${file}:${at}`)
    const compare = (actual: string): string => `__equal(${actual}, (${expected ?? ""}), ${where})`
    if (expected !== undefined && ts.isExpressionStatement(statement)) {
      assertions += 1
      parts.push(code.slice(end, statement.getStart()), compare(shown(statement.expression)))
      end = statement.end
    } else if (expected !== undefined && ts.isVariableStatement(statement)) {
      const name = statement.declarationList.declarations[0]?.name.getText()
      assertions += 1
      parts.push(code.slice(end, statement.end), `\n${compare(name ?? "undefined")}`)
      end = statement.end
    }
  }
  parts.push(code.slice(end))
  return { text: `import { __equal } from "./equal.ts"\n${parts.join("")}\n`, assertions }
}

const unclosed = (file: string, line: number): Error => new Error(`${file}:${line - 1}: this fence is never closed`)

/** What an example shows: the argument of `console.log`, or the expression itself. */
const shown = (expression: ts.Expression): string =>
  ts.isCallExpression(expression) &&
  expression.expression.getText() === "console.log" &&
  expression.arguments.length === 1
    ? (expression.arguments[0]?.getText() ?? "")
    : expression.getText()
