/** The public surface of a package: the declarations of its build, without comments, in a stable order. */
import { existsSync, readFileSync } from "node:fs"
import ts from "typescript"
import * as Module from "./Module.ts"

/** The surface of a package as text, with how much it holds. */
export interface Surface {
  readonly path: string
  readonly text: string
  readonly modules: number
  readonly exports: number
  readonly problems: ReadonlyArray<string>
}

const printer = ts.createPrinter({ removeComments: true })

const nameOf = (statement: ts.Statement): string => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((one) => one.name.getText()).join()
  if (ts.isExportDeclaration(statement)) return statement.getText()
  const { name } = statement as { readonly name?: ts.Node }
  return name?.getText() ?? ""
}

const isExported = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) ||
  ts.isExportAssignment(statement) ||
  (ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true)

/** The surface of a package, read from its build. */
export const of = (name: string): Surface => {
  const problems: Array<string> = []
  let exports = 0
  const modules = Module.of(name).filter(({ specifier }) => specifier !== undefined)
  const sections = modules.map((module) => {
    const file = module.built.replace(/\.js$/, ".d.ts")
    if (!existsSync(file)) {
      problems.push(`${file} is missing: npm run build`)
      return ""
    }
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true)
    const imports = source.statements.filter((statement) => ts.isImportDeclaration(statement))
    const rest = source.statements.filter(
      // `export {}` only marks a file as a module.
      (statement) => !ts.isImportDeclaration(statement) && statement.getText() !== "export {};",
    )
    exports += rest.filter((statement) => isExported(statement)).length
    const print = (statement: ts.Statement): string => printer.printNode(ts.EmitHint.Unspecified, statement, source)
    const declared = rest
      .map((statement, place) => ({ name: nameOf(statement), place, text: print(statement) }))
      // Overloads, and a type beside its value, keep their order.
      .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.place - b.place))
    return `// ${module.specifier}\n\n${[...imports.map((one) => print(one)), ...declared.map(({ text }) => text)].join("\n")}\n`
  })
  return { path: `api/${name}.d.ts`, text: sections.join("\n"), modules: modules.length, exports, problems }
}
