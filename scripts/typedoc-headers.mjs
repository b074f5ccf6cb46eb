// A plugin of typedoc: the comment that heads a file is the comment of its module, without a tag that says so.
import { readFileSync } from "node:fs"
import { Comment, Converter, ReflectionKind } from "typedoc"

export const load = (app) => {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (reflection.kind !== ReflectionKind.Module || reflection.comment !== undefined) return
    const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName
    if (file === undefined) return
    const header = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(file, "utf8"))?.[1]
    if (header === undefined) return
    const text = header
      .replace(/^\s*\* ?/gm, "")
      .replace(/^@since.*$/m, "")
      .trim()
    reflection.comment = new Comment([{ kind: "text", text }])
  })
}
