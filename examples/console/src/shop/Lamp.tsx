/**
 * The lamps of Maison Lumen, drawn. Decoration: the text beside a drawing always says what it is.
 *
 * Colours are custom properties of the shop's style sheet, so that the same drawing is lit by day and glows by night.
 *
 * @since 0.1.0
 */
import type { ReactNode } from "react"
import { useId } from "react"
import type { ProductId } from "./Product.ts"

/** The drawing of a lamp. */
export const Lamp = ({ id }: { readonly id: ProductId }) => {
  const scope = useId()
  return (
    <svg className={`lamp lamp-${id}`} viewBox="0 0 320 320" aria-hidden="true" focusable="false">
      <defs>
        <radialGradient id={`${scope}halo`}>
          <stop offset="0" stopColor="var(--glow)" stopOpacity="var(--halo)" />
          <stop offset="1" stopColor="var(--glow)" stopOpacity="0" />
        </radialGradient>
        <radialGradient id={`${scope}globe`} cx="0.42" cy="0.4" r="0.7">
          <stop offset="0" stopColor="var(--light)" />
          <stop offset="0.6" stopColor="var(--glow)" />
          <stop offset="1" stopColor="var(--ember)" />
        </radialGradient>
        <linearGradient id={`${scope}shade`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--shade)" />
          <stop offset="1" stopColor="var(--light)" />
        </linearGradient>
        <linearGradient id={`${scope}wood`} x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor="var(--wood)" />
          <stop offset="0.45" stopColor="var(--wood-light)" />
          <stop offset="1" stopColor="var(--wood)" />
        </linearGradient>
        <linearGradient id={`${scope}beam`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--glow)" stopOpacity="0.55" />
          <stop offset="1" stopColor="var(--glow)" stopOpacity="0" />
        </linearGradient>
      </defs>
      {drawings[id]((name) => `url(#${scope}${name})`)}
    </svg>
  )
}

const floor = <ellipse cx="160" cy="288" rx="92" ry="9" fill="var(--shadow)" />

const drawings: Readonly<Record<ProductId, (fill: (name: string) => string) => ReactNode>> = {
  aube: (fill) => (
    <>
      <circle cx="160" cy="150" r="150" fill={fill("halo")} />
      {floor}
      <path d="M112 232h96l10 50q1 6-6 6h-104q-7 0-6-6z" fill={fill("wood")} />
      <path d="M112 232h96l2 9H110z" fill="var(--wood-dark)" opacity="0.5" />
      <circle cx="160" cy="154" r="88" fill={fill("globe")} />
      <path d="M98 122a70 70 0 0 1 42-40" fill="none" stroke="var(--light)" strokeWidth="7" strokeLinecap="round" />
      <circle cx="160" cy="262" r="4" fill="var(--wood-dark)" />
      <path d="M216 284c40 2 44-16 76-12" fill="none" stroke="var(--metal)" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
  brume: (fill) => (
    <>
      <circle cx="160" cy="184" r="140" fill={fill("halo")} />
      <path d="M160 0v74" stroke="var(--metal)" strokeWidth="3" />
      <path d="M146 74h28l4 16h-36z" fill="var(--brass)" />
      <path d="M118 90c-48 14-78 40-78 66h240c0-26-30-52-78-66z" fill={fill("shade")} />
      <path d="M40 156c0 34 20 56 34 62h172c14-6 34-28 34-62z" fill={fill("shade")} opacity="0.94" />
      <path d="M74 218c18 22 50 32 86 32s68-10 86-32z" fill="var(--light)" />
      <g fill="none" stroke="var(--brass)" strokeWidth="2.5">
        <path d="M40 156h240M74 218h172M118 90h84" />
      </g>
      <g fill="none" stroke="var(--wood)" strokeOpacity="0.22" strokeWidth="1.5">
        <path d="M138 90c-22 22-34 44-34 66s8 46 26 62M182 90c22 22 34 44 34 66s-8 46-26 62M160 90v128" />
      </g>
    </>
  ),
  plume: (fill) => (
    <>
      <path d="M196 118 120 284h168z" fill={fill("beam")} />
      {floor}
      <ellipse cx="106" cy="280" rx="50" ry="10" fill="var(--metal-dark)" />
      <path d="M56 274c0-8 22-14 50-14s50 6 50 14v6H56z" fill="var(--accent-soft)" />
      <g strokeLinecap="round" fill="none">
        <path d="M106 262 74 152" stroke="var(--metal)" strokeWidth="8" />
        <path d="m50 166 144-84" stroke="var(--metal)" strokeWidth="8" />
      </g>
      <circle cx="74" cy="152" r="10" fill="var(--brass)" />
      <circle cx="46" cy="168" r="17" fill="var(--accent)" />
      <circle cx="106" cy="262" r="8" fill="var(--brass)" />
      <path d="M182 72c26-10 56 2 66 30l-68 30c-12-24-10-50 2-60z" fill="var(--accent)" />
      <path d="m180 132 68-30c6 16-6 30-24 38-20 8-38 6-44-8z" fill="var(--light)" />
    </>
  ),
  falaise: (fill) => (
    <>
      <circle cx="160" cy="96" r="130" fill={fill("halo")} />
      <path d="m92 138-40 146h216l-40-146z" fill={fill("beam")} opacity="0.7" />
      {floor}
      <path d="M155 130h10v146h-10z" fill={fill("wood")} />
      <path d="M118 288c-4-14 12-26 42-26s46 12 42 26z" fill="var(--stone)" />
      <path d="M128 276c14-6 30-2 44-6" fill="none" stroke="var(--stone-dark)" strokeWidth="2.5" />
      <path d="M118 40h84l28 98H90z" fill={fill("shade")} />
      <g stroke="var(--wood)" strokeOpacity="0.14" strokeWidth="2">
        <path d="M134 40 118 138M150 40l-6 98M170 40l6 98M186 40l16 98" />
      </g>
      <path d="M118 40h84l2 6h-88zM92 132h136l2 6H90z" fill="var(--wood-light)" />
      <path d="M206 138v38" stroke="var(--brass)" strokeWidth="2" />
      <circle cx="206" cy="180" r="4.5" fill="var(--brass)" />
    </>
  ),
  grange: (fill) => (
    <>
      <path d="m122 182-56 126h216L226 182z" fill={fill("beam")} />
      <rect x="28" y="74" width="20" height="112" rx="10" fill="var(--metal-dark)" />
      <path
        d="M48 106c60-40 126-30 126 8"
        fill="none"
        stroke="var(--metal-dark)"
        strokeWidth="9"
        strokeLinecap="round"
      />
      <path d="m48 156 44-56" stroke="var(--metal-dark)" strokeWidth="5" strokeLinecap="round" />
      <path d="M162 108h24v20h-24z" fill="var(--brass)" />
      <path d="M150 126h48c4 22 54 26 60 60H90c6-34 56-38 60-60z" fill="var(--enamel)" />
      <path
        d="M150 140c-4 18-34 22-46 40"
        fill="none"
        stroke="var(--light)"
        strokeOpacity="0.5"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <ellipse cx="174" cy="186" rx="84" ry="10" fill="var(--light)" />
      <path d="M152 186a22 24 0 0 0 44 0z" fill={fill("globe")} />
    </>
  ),
  cigale: (fill) => (
    <>
      <circle cx="160" cy="180" r="140" fill={fill("halo")} />
      {floor}
      <path d="M112 104c0-82 96-82 96 0" fill="none" stroke="var(--leather)" strokeWidth="11" strokeLinecap="round" />
      <rect x="96" y="98" width="128" height="30" rx="10" fill="var(--enamel)" />
      <rect x="106" y="126" width="108" height="122" rx="8" fill={fill("globe")} />
      <g stroke="var(--light)" strokeOpacity="0.55" strokeWidth="3">
        <path d="M122 130v114M138 130v114M154 130v114M170 130v114M186 130v114M202 130v114" />
      </g>
      <rect x="92" y="246" width="136" height="42" rx="12" fill="var(--enamel)" />
      <circle cx="160" cy="267" r="7" fill="var(--brass)" />
    </>
  ),
}
