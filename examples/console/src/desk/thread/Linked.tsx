/**
 * A text of the thread with its addresses as links, its names marked and what is searched for highlighted.
 *
 * Text stays text: nothing in it becomes markup. A name that its letters disguise is shown with its true host.
 *
 * @since 0.1.0
 */
import type { Span } from "@pupitre/core/Fact"
import { host } from "@pupitre/core/SafeUrl"
import type { Segment } from "@pupitre/core/TextSpans"
import { segments, withFound } from "@pupitre/core/TextSpans"
import { useLinks } from "../../text/useLinks.ts"
import { Highlight } from "./Highlight.tsx"

/** A text with its addresses as links. */
export const Linked = ({
  text,
  spans = [],
}: {
  readonly text: string
  readonly spans?: ReadonlyArray<Span> | undefined
}) => {
  const found = useLinks(text)
  return segments(text, withFound(spans, found)).map((part) => <Part key={part.at} part={part} />)
}

const Part = ({ part: { text, span } }: { readonly part: Segment }) => {
  if (span === undefined) return <Highlight text={text} />
  if (span._tag === "MentionSpan") {
    return (
      <b className="pu-mention">
        <Highlight text={text} />
      </b>
    )
  }
  const to = host(span.url)
  return (
    <>
      <a href={span.url} target="_blank" rel="noopener noreferrer" title={span.url}>
        <Highlight text={text} />
      </a>
      {disguised.test(to) && <small className="pu-host"> ({to})</small>}
    </>
  )
}

const disguised = /(?:^|\.)xn--/u
