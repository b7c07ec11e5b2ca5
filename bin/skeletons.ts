import {stringify} from "yaml";
import type {CardGuess} from "../loaders/sources/table/guess-card.js";

/** A page of an analyst's own: a whole analysis with one import, to be changed. */
export const notebookSkeleton = (id: string): string => `---
title: ${id.replaceAll("-", " ")}
# Cijfers op deze pagina. Een breuk in een reeks wijst dan vanzelf naar deze pagina.
indicators: [werkloosheid, ggz-clienten]
---

# ${id.replaceAll("-", " ")}

Schrijf hier in gewone woorden welke vraag u wilt beantwoorden.

\`\`\`js
import {CoefficientPlot, correlate, estimate, LinkMatrix, panel, Reading, RobustnessPlot} from "../samenhang.js";

const table = await panel(["werkloosheid", "ggz-clienten"], {from: "2011", to: "2021"});
\`\`\`

## Bewegen de cijfers samen?

\`\`\`js
display(LinkMatrix(await correlate(table, {lags: 3})));
\`\`\`

## Hoe sterk is het verband, en houdt het stand?

\`\`\`js
const result = await estimate(table, "\`ggz-clienten\` ~ l(werkloosheid,1) | region + period");
display(Reading(result));
display(CoefficientPlot(result));
display(RobustnessPlot(result));
\`\`\`
`;

/** Every field an indicator must have; the words between < and > are to be replaced. */
export const indicatorSkeleton = (id: string): string => `# yaml-language-server: $schema=../indicator.schema.json
- id: ${id}
  title: <korte naam, als kop>
  definition: <wat er is geteld, bij wie en wanneer>
  # Van de opgeslagen waarde: personen, %, euro.
  unit: <eenheid>
  # count, amount, percentage, rate, mean, median of index
  measure: count
  # register, panel, model of message
  kind: register
  # flow (in een periode) of stock (op een moment)
  flow: stock
  # up-is-worse, down-is-worse of none (gebruik van zorg: altijd none)
  direction: none
  denominator: inwoners
  # Ids uit themes.yaml.
  themes: [werk-en-inkomen]
  grains: [year]
  levels: [gemeente]
  decimals: 0
  # Waarden erbuiten worden geweigerd: [laagste, hoogste].
  plausible: [0, null]
  notes: []
  source: <wie het publiceert>
`;

/**
 * A source card for a table: what its cells suggest, for a person to check. Licence, title and publisher are questions no
 * table answers; the words between < and > are to be replaced.
 */
export function sourceSkeleton(id: string, columns: readonly string[], guess: CardGuess, isXlsx: boolean): string {
  const card = {
    id,
    title: "<titel>",
    publisher: "<uitgever>",
    licence: {id: "<licentie>", title: "<licentie in woorden>", commercialUse: false},
    access: "open",
    protocol: "table",
    signature: {columns: columns.slice(0, 8)},
    format: {
      type: isXlsx ? "xlsx" : "csv",
      decimal: guess.decimal,
      ...(guess.thousands === "" ? {} : {thousands: guess.thousands})
    },
    ...(guess.region ? {region: guess.region} : {region: {fixed: "<regiocode>"}}),
    ...(guess.periodColumn === null
      ? guess.measures.some(({hasYears}) => hasYears)
        ? {}
        : {period: {fixed: "<jaar>"}}
      : {period: {column: guess.periodColumn}}),
    columns: guess.measures.map(({column, id: indicator}) => ({column, indicator})),
    ...(guess.marks.length > 0 ? {missing: Object.fromEntries(guess.marks.map(({text}) => [text, "suppressed"]))} : {}),
    empty: "missing"
  };
  const head =
    "# yaml-language-server: $schema=../source.schema.json\n" +
    "# Geraden uit het bestand: controleer elke regel. Elke indicator moet in data/catalogue/indicators staan.\n" +
    `# Lege cellen: ${guess.emptyCells}. Betekent leeg nul, schrijf dan empty: zero.\n` +
    (guess.signsAreClear ? "" : "# 1.234 kan duizend en meer zijn, of een en een beetje: controleer format.\n");
  return head + stringify(card, {flowCollectionPadding: false});
}
