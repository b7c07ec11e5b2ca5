import {formatNumber} from "./format.js";

/** Words of the page Wat als. Plain, and never stronger than a model outcome. */
export const whatIf = {
  cause: "Stel dat dit verandert",
  amount: (unit: string): string => `Hoeveel (${unit})`,
  mode: "Hoe",
  modes: {push: "er komt dit bij", fix: "het blijft hierop staan"},
  measures: "Maatregelen en gebeurtenissen die meedoen",
  outcomes: "Wat u wilt zien",
  result: "Uitkomst van het model",
  summary: (cause: string, amount: string): string => `Stel: ${cause} ${amount}`,
  years: "jaar",
  timeUnits: {year: "jaar", quarter: "kwartaal", month: "maand", week: "week", day: "dag"} as Record<string, string>,
  start: "start",
  without: "zonder",
  with: "met",
  index: "punten op de schaal van het model",
  nothing: "Kies een hoeveelheid of een maatregel. Zonder verandering blijft in het model alles zoals het is.",
  lede: (cause: string, amount: string, time: string, parts: readonly string[]): string =>
    `Stel: ${cause} ${amount}. Na ${time} ziet het model ${parts.join("; ")}.`,
  ledeMeasures: (time: string, parts: readonly string[]): string => `Na ${time} ziet het model ${parts.join("; ")}.`,
  part: (label: string, value: string, unit: string, direction: "up" | "down"): string =>
    `${label} ${value} ${unit} ${direction === "up" ? "hoger" : "lager"}`,
  hardly: (label: string): string => `${label} bijna gelijk`,
  trajectory: {
    title: (label: string): string => label,
    subtitle: (unit: string, horizon: string): string =>
      `${unit}; ${horizon} vanaf het begin. Vlak: áls dit model klopt, ligt de uitkomst 8 van de 10 keer hiertussen.`,
    pending: (unit: string, horizon: string): string => `${unit}; ${horizon} vanaf het begin. De marge wordt berekend.`,
    label: (label: string, from: string, to: string, unit: string): string =>
      `Verloop van ${label}: van ${from} naar ${to} ${unit}`,
    columns: {time: "Jaren na het begin", with: "Met", without: "Zonder", low: "Ondergrens", high: "Bovengrens"},
    time: (unit: string): string => `Tijd (${unit})`
  },
  first: (label: string, time: string): string => `Eerste teken bij ${label}: na ${time}.`,
  bounds: (label: string, from: string, to: string): string =>
    `${label} gaat in het model van ${from} tot ${to} buiten de schaal. Lees dat als: verder dan het model kan zeggen.`,
  rest: {
    title: "Erbij komen of erop blijven staan: waar komt het uit?",
    subtitle: "Verandering op lange duur, als al het andere gelijk blijft",
    label: "Verandering op lange duur per uitkomst, bij erbij komen en bij erop blijven staan",
    push: "Er komt dit bij",
    fix: "Het blijft hierop staan",
    outcome: "Uitkomst",
    unit: "Eenheid",
    explained: (cause: string): string =>
      `Als er iets bij komt, werkt het ook terug op ${cause} zelf. Blijft ${cause} ergens op staan, dan gebeurt dat niet. Daarom verschillen de twee.`,
    none: "geen eindwaarde: een kring in het model versterkt zichzelf zonder einde",
    unstable: "Het model komt hier niet tot rust. Daarom is er geen eindwaarde."
  },
  compare: {
    title: "Welke maatregelen samen doen in dit model het meest?",
    subtitle: "Gemiddeld over de looptijd; 0 is het slechtst, 100 het best op de schaal van de doelen",
    label: "Alle combinaties van maatregelen met hun score, de beste eerst",
    set: "Maatregelen",
    none: "niets doen",
    score: "Score",
    difference: "Verschil met niets doen",
    effort: "Inzet",
    effortUnit: "deel van de schaal",
    caption:
      "De score weegt de doelen van het model. Inzet is hoe ver de maatregelen samen verschuiven. Wat een maatregel kost, zegt het model niet.",
    button: "Vergelijk alle combinaties",
    goals: (label: string): string => label
  },
  source: {publisher: "Samenhang", title: (name: string): string => `Systeemmodel: ${name}`},
  signed: (value: number, decimals?: number): string =>
    value > 0 ? `+ ${formatNumber(value, decimals)}` : value < 0 ? `− ${formatNumber(-value, decimals)}` : "0"
};
