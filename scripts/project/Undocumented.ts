/** Exports without a comment. A type that shares its name with a documented value needs none of its own. */
import { readFileSync } from "node:fs"
import ts from "typescript"

/** How many exports there are, and where those are that nothing describes. */
export interface Found {
  readonly exports: number
  readonly missing: ReadonlyArray<string>
}

/** The exported declarations of a file, and where those are that nothing describes. */
export const of = (file: string): Found => inText(file, readFileSync(file, "utf8"))

/** The same of a text that would stand in a file. */
export const inText = (file: string, text: string): Found => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const documented = new Set<string>()
  const all: Array<{ name: string; line: number }> = []
  for (const [index, statement] of source.statements.entries()) {
    if (!ts.canHaveModifiers(statement)) continue
    const exported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
    if (!exported) continue
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map((declaration) => declaration.name.getText())
      : [(statement as { readonly name?: ts.Node }).name?.getText() ?? ""]
    const comments = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? []
    // The first comment of a file is the module's.
    const own = comments.filter(({ pos }) => source.text.startsWith("/**", pos)).slice(index === 0 ? 1 : 0)
    const described = own.length > 0
    const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1
    for (const name of names) {
      if (described) documented.add(name)
      all.push({ name, line })
    }
  }
  return {
    exports: all.length,
    missing: all
      .filter(({ name }) => !documented.has(name))
      .map(({ name, line }) => `${file}:${line}: ${name} has no comment`),
  }
}
