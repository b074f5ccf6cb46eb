/** The imports of a file, as the TypeScript parser sees them. */
import { existsSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import ts from "typescript"

/** One import, re-export, `import()` or import type. */
export interface Import {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly specifier: string
  /** Gone after compilation. */
  readonly typeOnly: boolean
  /** An `import()`: what it names comes later. */
  readonly dynamic: boolean
  /** For `import * as X`, the members of X that the file uses; for named imports and re-exports, the names. */
  readonly members: ReadonlyArray<string>
  /** Those of the members that are left after compilation. */
  readonly values: ReadonlyArray<string>
}

/** Every import of a file. */
export const of = (file: string): ReadonlyArray<Import> => inText(file, readFileSync(file, "utf8"))

/** Every import of a text that would stand in a file. */
export const inText = (file: string, text: string): ReadonlyArray<Import> => {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const found: Array<Import> = []
  const namespaces = new Map<string, { readonly members: Array<string>; readonly values: Array<string> }>()

  const add = (
    node: ts.Node,
    specifier: ts.Node | undefined,
    typeOnly: boolean,
    members: ReadonlyArray<string>,
    values: ReadonlyArray<string> = members,
    dynamic = false,
  ): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    found.push({ file, line, specifier: specifier.text, typeOnly, dynamic, members, values: typeOnly ? [] : values })
  }

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings
      const members: Array<string> = []
      const values: Array<string> = []
      if (bindings !== undefined && ts.isNamespaceImport(bindings))
        namespaces.set(bindings.name.text, { members, values })
      if (bindings !== undefined && ts.isNamedImports(bindings)) {
        const name = (element: ts.ImportSpecifier): string => (element.propertyName ?? element.name).text
        members.push(...bindings.elements.map(name))
        values.push(...bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(name))
      }
      const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      add(node, node.moduleSpecifier, typeOnly, members, values)
    } else if (ts.isExportDeclaration(node)) {
      const names =
        node.exportClause !== undefined && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : []
      add(
        node,
        node.moduleSpecifier,
        node.isTypeOnly,
        names.map((element) => (element.propertyName ?? element.name).text),
      )
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false, [], [], true)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, node.argument.literal, true, [])
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node, node.moduleReference.expression, node.isTypeOnly, [])
    } else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const held = namespaces.get(node.expression.text)
      held?.members.push(node.name.text)
      // What an interface extends is written like a value, and is none.
      if (!ts.isExpressionWithTypeArguments(node.parent) || !ts.isInterfaceDeclaration(node.parent.parent.parent))
        held?.values.push(node.name.text)
    } else if (ts.isQualifiedName(node) && ts.isIdentifier(node.left)) {
      namespaces.get(node.left.text)?.members.push(node.right.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The package that a specifier names: `effect` of `effect/Schema`, `node:*` of anything of Node's. */
export const packageOf = (specifier: string): string => {
  if (specifier.startsWith("node:")) return "node:*"
  const parts = specifier.split("/")
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier)
}

export const isRelative = (specifier: string): boolean => specifier.startsWith("./") || specifier.startsWith("../")

/** The file that a relative specifier of a file means, or undefined if there is none. */
export const target = (file: string, specifier: string): string | undefined => {
  const path = posix.join(posix.dirname(file), specifier)
  return [path, path.replace(/\.js$/, ".ts"), path.replace(/\.js$/, ".tsx")].find(
    (one) => /\.tsx?$/.test(one) && existsSync(one),
  )
}
