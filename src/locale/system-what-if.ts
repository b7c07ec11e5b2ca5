import {formatNumber} from "./format.js";

/** Words of the page Wat als. Plain, and never stronger than a model outcome. */
export const whatIf = {
  cause: "Stel dat dit verandert",
  amount: (unit: string): string => `Hoeveel (${unit})`,
  amountWords: (amount: string, unit: string, start: string | null): string =>
    `${amount} ${unit}${start === null ? "" : ` (nu ${start})`}`,
  mode: "Hoe",
  modes: {push: "er komt dit bij", fix: "het blijft hierop staan"},
  stays: (amount: string): string => `${amount}, en dat blijft zo`,
  measures: "Maatregelen en gebeurtenissen die meedoen",
  outcomes: "Wat u wilt zien",
  result: "Uitkomst van het model",
  summary: (cause: string, amount: string): string => `Stel: ${cause} ${amount}`,
  summaryMeasures: (count: number): string =>
    count === 0
      ? "geen maatregelen"
      : count === 1
        ? "1 maatregel of gebeurtenis"
        : `${count} maatregelen en gebeurtenissen`,
  model: (name: string, changed: boolean): string =>
    changed ? `Model: ${name}, met uw wijzigingen.` : `Model: ${name}.`,
  otherModel: "Een ander model kiezen of dit model aanpassen: Kaart en bewijs",
  setting: {
    level: (unit: string): string => `Waar het naartoe gaat (${unit})`,
    change: (unit: string): string => `Hoeveel erbij of eraf (${unit})`,
    start: "Begint",
    end: "Duurt tot",
    now: "meteen",
    after: (time: string): string => `na ${time}`,
    lasts: "blijvend"
  },
  timeAxis: {year: "jaren", quarter: "kwartalen", month: "maanden", week: "weken", day: "dagen"},
  without: "zonder",
  with: "met",
  withoutMeasure: "zonder maatregel",
  nothingAdded: "niets erbij",
  index: "punten op de schaal van het model",
  nothing: "Kies een hoeveelheid of een maatregel. Zonder verandering blijft in het model alles zoals het is.",
  lede: (cause: string, amount: string, time: string, parts: readonly string[]): string =>
    `Stel: ${cause} ${amount}. Na ${time} ziet het model ${parts.join("; ")}.`,
  ledeBoth: (cause: string, amount: string, time: string, parts: readonly string[]): string =>
    `Stel: ${cause} ${amount}, en de gekozen maatregelen gelden. Na ${time} ziet het model, vergeleken met niets erbij, ${parts.join("; ")}.`,
  ledeMeasures: (time: string, parts: readonly string[]): string =>
    `Als de gekozen maatregelen gelden, ziet het model na ${time} ${parts.join("; ")}.`,
  part: (label: string, value: string, unit: string, direction: "up" | "down"): string =>
    `${label} ${value} ${unit} ${direction === "up" ? "hoger" : "lager"}`,
  partWithout: (part: string, other: string): string => `${part} (zonder maatregelen ${other})`,
  hardly: (label: string): string => `${label} bijna gelijk`,
  justHardly: "bijna gelijk",
  justPart: (value: string, direction: "up" | "down"): string => `${value} ${direction === "up" ? "hoger" : "lager"}`,
  small: (share: string, count: number): string =>
    count === 1
      ? `Dat is een kleine verandering: minder dan ${share} % van wat het anders zou zijn.`
      : `Dat zijn kleine veranderingen: elk minder dan ${share} % van wat het anders zou zijn.`,
  outOf: (amount: string, part: string): string => `${amount} procentpunt is ${part} op de 10.000.`,
  trajectory: {
    title: (label: string): string => label,
    subtitle: (unit: string, axis: string): string =>
      `${unit}, in ${axis} na het begin. Vlak: áls dit model klopt, ligt de uitkomst 8 van de 10 keer hiertussen.`,
    pending: (unit: string, axis: string): string => `${unit}, in ${axis} na het begin.`,
    label: (label: string, from: string, to: string, unit: string): string =>
      `Verloop van ${label}: van ${from} naar ${to} ${unit}`,
    columns: {
      time: (axis: string): string => `${axis.charAt(0).toUpperCase()}${axis.slice(1)} na het begin`,
      with: "Met",
      without: "Zonder",
      nothing: "Niets erbij",
      low: "Ondergrens (8 van de 10)",
      high: "Bovengrens (8 van de 10)"
    },
    first: (time: string, size: string): string => `Eerste zichtbare verschil: na ${time} (${size} of meer).`,
    now: "Het verschil is meteen te zien.",
    start: "het begin",
    axisNotFromZero: "De as begint niet bij 0.",
    never: (size: string): string => `Het verschil blijft overal kleiner dan ${size}.`,
    bounds: (from: string, to: string): string =>
      `Van ${from} tot ${to} gaat dit buiten de schaal van het model. Lees dat als: verder dan het model kan zeggen.`
  },
  margins: {
    label: "Marges bij de lijnen",
    said: (draws: string): string =>
      `De marges komen uit ${draws} berekeningen. Telkens is de sterkte van elk verband geloot uit zijn marge. Wat niet in het model staat, zit er niet in: de echte onzekerheid is groter.`
  },
  rest: {
    title: "Waar komt het op lange duur uit?",
    subtitle: "Verandering als er verder niets gebeurt, vergeleken met niets erbij",
    label: "Verandering op lange duur per uitkomst",
    end: (time: string): string => `Na ${time}`,
    push: "Op lange duur, als het erbij komt",
    fix: "Op lange duur, als het zo blijft staan",
    alone: "Op lange duur",
    outcome: "Uitkomst",
    unit: "Eenheid",
    same: (cause: string): string =>
      `Erbij komen en zo blijven staan geven hier bijna hetzelfde: in dit model werkt er weinig terug op ${cause}.`,
    differs: (cause: string): string =>
      `Komt er iets bij, dan werkt het langs kringen ook terug op ${cause} zelf, en wordt het groter of kleiner. Blijft ${cause} zo staan, dan gebeurt dat niet: iets van buiten houdt het vast. Daarom verschillen de twee.`,
    reasons: {
      unstable: "geen eindwaarde: een kring in dit model blijft zichzelf versterken",
      ramp: "geen eindwaarde: er komt steeds meer bij",
      leaves: "geen eindwaarde te noemen: een maatregel stopt, en wat er dan overblijft hangt af van de weg ernaartoe"
    }
  },
  ways: {
    ask: "Waarlangs?",
    outcome: "Van deze uitkomst",
    title: (cause: string, outcome: string): string => `Waarlangs werkt ${cause} door op ${outcome}?`,
    subtitle: (count: string): string =>
      `${count}; deel van de hele verandering op lange duur, en hoe lang het gemiddeld onderweg is`,
    count: (shown: number, all: number): string =>
      all === 1 ? "Eén weg" : shown < all ? `De ${shown} grootste van ${all} wegen` : `${all} wegen`,
    label: (cause: string, outcome: string): string => `Wegen van ${cause} naar ${outcome} met hun aandeel`,
    direct: "rechtstreeks",
    via: (steps: string): string => `via ${steps}`,
    value: (share: string, time: string): string => `${share} %, na ${time}`,
    noShare: (time: string): string => `na ${time}`,
    columns: {
      way: "Weg",
      direction: "Richting",
      share: "Deel van het geheel",
      delay: "Gemiddeld onderweg",
      arrival: "Volgorde van aankomst"
    },
    signs: {"+": "dezelfde kant op", "-": "de andere kant op", "?": "richting niet bekend"},
    none: (cause: string, outcome: string): string => `In dit model loopt er geen weg van ${cause} naar ${outcome}.`,
    same: "Kies een andere uitkomst: dit is wat u verandert.",
    explain:
      "Een weg is een rij van verbanden. Zijn aandeel is wat er langs die weg aankomt, gedeeld door alles wat er aankomt. De kringen die hij onderweg raakt, tellen mee. Een weg gaat door variabelen heen: de wegen zijn dus geen aparte oorzaken.",
    more: "Er zijn meer wegen dan hier zijn doorzocht.",
    conflict: "Sommige wegen werken elkaar tegen. Daarom kan een weg meer dan 100 % zijn, en een andere minder dan 0.",
    unknown:
      "Aandelen zijn hier niet te geven: niet elk verband onderweg heeft een sterkte, of er ligt een voorraad tussen, of het model heeft geen eindwaarde."
  },
  compare: {
    title: (one: string, gain: string, all: string): string =>
      `Van één maatregel helpt deze de doelen in dit model het meest: ${one} (${gain} van de 100). De beste combinatie: ${all} van de 100`,
    only: (one: string, gain: string): string =>
      `In dit model helpt deze maatregel de doelen het meest: ${one} (${gain} van de 100)`,
    letters: "De maatregelen",
    noGain: "Geen enkele maatregel doet in dit model iets voor de doelen",
    subtitle: (under: string | null): string =>
      `Alle combinaties van maatregelen${under === null ? "" : `, terwijl dit geldt: ${under}`}. Gemiddeld over de looptijd; 0 is het slechtst, 100 het best op de schaal van de doelen. De kolommen per doel geven het verschil met niets doen op dezelfde schaal; plus is beter.`,
    label: "Alle combinaties van maatregelen met hun score, de beste eerst",
    area: "Vergelijking van maatregelen",
    set: "Maatregelen",
    none: "niets doen",
    score: "Score",
    difference: "Verschil met niets doen",
    scoreUnit: "van de 100",
    effort: "Inzet",
    effortUnit: "deel van de schaal",
    worse: "Ten koste van",
    nobody: "geen",
    caption:
      "De score weegt de doelen van het model. Inzet is hoe ver de maatregelen samen verschuiven. Wat een maatregel kost of of hij haalbaar is, zegt het model niet. De marges staan er niet bij: kleine verschillen zeggen niets.",
    leftOut: "Een maatregel die bij een gebeurtenis hoort, doet alleen mee als u die gebeurtenis kiest.",
    goals: (label: string): string => label
  },
  compareBases: {
    same: (measure: string): string => `Welk bewijs u ook gebruikt: ${measure} helpt de doelen het meest`,
    differs: "Welke maatregel de doelen het meest helpt, hangt af van welk bewijs u gebruikt",
    nothing: "Welk bewijs u ook gebruikt: geen enkele maatregel doet iets voor de doelen",
    subtitle:
      "Verschil met niets doen, als elke maatregel alleen wordt genomen en de verbanden hun sterkte krijgen van één soort bewijs",
    label: "Wat elke maatregel doet voor de doelen, per soort bewijs",
    inForce: "Zoals nu in het model",
    changed: (basis: string, count: string): string =>
      `${basis}: ${count === "1" ? "1 verband krijgt een andere sterkte" : `${count} verbanden krijgen een andere sterkte`}; de andere blijven zoals ze zijn.`,
    failed: (basis: string): string => `Met alleen ${basis.toLowerCase()} is het model niet te rekenen.`,
    none: "Of de volgorde bij ander bewijs gelijk blijft, is niet te toetsen: er is bij de verbanden alleen bewijs dat nu al geldt. Voeg bewijs of stemmen toe bij Kaart en bewijs."
  },
  explain: "Hoe leest u dit?",
  source: {publisher: "Samenhang", title: (name: string): string => `Systeemmodel: ${name}`},
  signed: (value: number, decimals?: number): string =>
    value > 0 ? `+ ${formatNumber(value, decimals)}` : value < 0 ? `− ${formatNumber(-value, decimals)}` : "0"
};
