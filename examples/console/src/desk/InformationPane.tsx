/**
 * What is known of the visitor, in sections that fold. A section is data: a title and rows, so that a team's own is shown
 * like ours.
 *
 * @since 0.1.0
 */
import { Collapsible } from "@base-ui/react/collapsible"
import type { Shown } from "@pupitre/visitor-profile/Section"
import type { LucideIcon } from "lucide-react"
import { ChevronRight, History, Info, LogIn, MonitorSmartphone, Route } from "lucide-react"
import { Bone } from "../design/Notice.tsx"
import { useSpeech } from "../words/useSpeech.tsx"
import "./InformationPane.css"

/** What is known of the visitor. `sections` is absent until something has arrived. */
export const InformationPane = ({
  sections,
  label,
}: {
  readonly sections: ReadonlyArray<Shown> | undefined
  /** Another name than its own, where several stand in one page. */
  readonly label?: string
}) => {
  const speech = useSpeech()
  return (
    <aside className="pu-info" aria-label={label ?? speech.say("information.label")} aria-busy={sections === undefined}>
      {sections === undefined ? (
        <div className="pu-info-bones">
          <span className="pu-hidden">{speech.say("information.loading")}</span>
          {["40%", "30%", "36%"].map((width) => (
            <div key={width}>
              <Bone width={width} />
              <Bone width="90%" height="10px" />
              <Bone width="76%" height="10px" />
            </div>
          ))}
        </div>
      ) : (
        sections.map((section) => <Section key={section.key} section={section} />)
      )}
    </aside>
  )
}

const Section = ({ section: { key, title, rows } }: { readonly section: Shown }) => {
  const speech = useSpeech()
  const Icon = icons[key] ?? Info
  return (
    <Collapsible.Root className="pu-info-section" defaultOpen data-section={key}>
      <h2>
        <Collapsible.Trigger className="pu-info-head">
          <Icon className="pu-info-icon" size={16} aria-hidden />
          <span>{title}</span>
          <ChevronRight className="pu-info-arrow" size={16} aria-hidden />
        </Collapsible.Trigger>
      </h2>
      <Collapsible.Panel className="pu-info-panel">
        {rows.length === 0 ? (
          <p className="pu-info-none">{speech.say("information.nothing")}</p>
        ) : (
          <dl>
            {rows.map(({ key: name, label, text, source, url }) => (
              <div
                key={name}
                className="pu-info-row"
                data-row={name}
                data-wide={text.length > 22 || undefined}
                title={source === undefined ? undefined : speech.say("information.source", { source })}
              >
                <dt>{label}</dt>
                <dd>
                  {url === undefined ? (
                    <bdi>{text}</bdi>
                  ) : (
                    <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
                      <bdi>{text}</bdi>
                    </a>
                  )}
                  {source !== undefined && (
                    <span className="pu-hidden"> ({speech.say("information.source", { source })})</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Collapsible.Panel>
    </Collapsible.Root>
  )
}

const icons: Readonly<Record<string, LucideIcon>> = {
  provenance: LogIn,
  journey: Route,
  device: MonitorSmartphone,
  pastExchanges: History,
}
