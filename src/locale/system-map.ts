/** Words of the page Kaart en bewijs. */
export const systemMap = {
  lede: (name: string, variables: string, links: string, loops: string): string =>
    `${name}: ${variables} onderdelen, ${links} verbanden en ${loops} kringen waarin een verandering bij zichzelf terugkomt.`,
  status: (fact: string, fear: string): string =>
    `${fact} verbanden zijn een feit, ${fear} een zorgpunt dat nog niet is aangetoond.`,
  model: "Model",
  own: (name: string): string => `${name} (gewijzigd)`,
  show: "Toon",
  showAll: "alle verbanden",
  file: {
    label: "Bestand",
    save: "Opslaan als bestand",
    open: "Openen",
    choose: "Kies een bestand met een systeemmodel",
    drop: "U kunt een bestand ook op de kaart slepen.",
    share: "Link om te delen",
    shared: "De link is gekopieerd. Het model zit in de link zelf: er gaat niets naar een server.",
    sharedHere: "Kopieer deze link:",
    tooLarge: (size: string, most: string): string =>
      `Dit model is te groot voor een link (${size} tekens, hoogstens ${most}). Sla het op als bestand.`,
    previous: (name: string): string => `Terug naar ${name}`,
    opened: (name: string): string => `Het model ${name} is geopend. Uw vorige model kunt u terughalen.`,
    fromLink: (name: string): string => `Deze link bevat het model ${name}. Uw eigen model is niet gewijzigd.`,
    openLink: "Open het model uit de link",
    keepOwn: "Nee, blijf bij mijn model",
    trouble: {
      tooBig: "Dit bestand is groter dan 20 MB. Een systeemmodel is veel kleiner. Er is niets gewijzigd.",
      notJson: "Dit bestand is geen systeemmodel: het is geen JSON. Er is niets gewijzigd.",
      newer: (found: string): string =>
        `Dit bestand heeft een andere indeling (${found}). Deze versie leest samenhang-system/1. Er is niets gewijzigd.`,
      problems: (count: string): string => `In dit bestand staan ${count} fouten. Er is niets gewijzigd.`,
      where: "Plaats",
      what: "Wat er mis is",
      link: "Deze link is niet te lezen. Er is niets gewijzigd."
    }
  },
  loops: {
    title: (count: string): string => `Kringen (${count})`,
    incomplete: (count: string): string => `Er zijn meer kringen dan ${count}; u ziet de eerste.`,
    none: "Dit model heeft geen kringen.",
    kind: {R: "versterkt zichzelf", B: "remt zichzelf", "?": "richting niet bekend"},
    returns: (percent: string, interval: string | null): string =>
      `per rondgang komt ${percent} % terug${interval === null ? "" : ` (${interval} %)`}`,
    unknown: "hoeveel er terugkomt is niet bekend",
    delay: (time: string): string => `duurt gemiddeld ${time}`,
    all: (count: string): string => `Toon alle ${count} kringen`,
    clear: "Geen kring kiezen",
    to: "tot"
  },
  link: {
    title: (from: string, to: string): string => `${from} → ${to}`,
    strength: "Sterkte",
    effect: (amount: string, from: string, to: string): string => `${from} + 1 geeft op den duur ${to} ${amount}`,
    interval: (low: string, high: string): string => `waarschijnlijk tussen ${low} en ${high}`,
    delay: "Duur",
    noDelay: "meteen",
    status: "Hoe zeker?",
    basis: "Nu gebruikt",
    bases: {estimate: "berekend verband", literature: "onderzoek", vote: "stemmen", chosen: "gekozen door de makers"},
    noBasis: "niet opgeschreven",
    reason: "Waarom",
    evidence: "Bewijs",
    none: "Bij dit verband is nog geen bewijs opgeschreven.",
    kinds: {estimate: "Berekend verband", literature: "Onderzoek", vote: "Stem", interview: "Gesprek"},
    value: (value: string, interval: string | null): string => (interval === null ? value : `${value} (${interval})`),
    noValue: "geen getal dat op deze schaal past",
    use: "Gebruik dit bewijs",
    usedReason: (kind: string, ref: string): string => `Gekozen op de kaart: ${kind}${ref === "" ? "" : `, ${ref}`}.`,
    side: "Bewijs staat naast elkaar. Het wordt nooit tot één getal gemiddeld.",
    votes: (count: string, consensus: string): string =>
      `${count} stemmen, eensgezindheid ${consensus} (0: verdeeld, 1: gelijk)`,
    index: "op de schaal van het model"
  },
  variable: {
    unit: "Eenheid",
    start: "Begin",
    scale: "Schaal",
    basis: "Waar de schaal op rust",
    causes: "Wordt beïnvloed door",
    results: "Heeft invloed op",
    indicator: "Cijfers hierover",
    nothing: "niets in dit model",
    equation: "Rekenregel"
  },
  facts: {
    title: "Feiten en zorgpunten",
    subtitle: "Aantal verbanden in het model, naar hoe zeker ze zijn",
    label: "Verbanden naar hoe zeker ze zijn",
    status: "Hoe zeker?",
    count: "Verbanden",
    links: "Welke"
  },
  story: {
    title: "Vertel het verhaal, kring voor kring",
    start: "Begin het verhaal",
    next: "Volgende",
    back: "Vorige",
    stop: "Toon het hele model",
    step: (at: string, all: string): string => `Stap ${at} van ${all}`,
    loop: (kind: string): string => `Deze kring ${kind}.`
  },
  problems: "Let op bij dit model",
  warnings: {
    "start-outside-limits": "Een onderdeel begint buiten zijn schaal.",
    "strength-outside-interval": "De sterkte van een verband ligt buiten zijn eigen marge.",
    "fact-without-evidence": "Een verband heet een feit, maar er staat geen bewijs bij.",
    "many-loops": "Het model heeft heel veel kringen. Ze zijn niet allemaal nagekeken.",
    "reinforcing-gain": "Een kring versterkt zichzelf zonder einde. Er is dan geen eindwaarde.",
    "no-end-value": "Het model komt niet tot rust. Er is geen eindwaarde.",
    "discrete-unstable": "Het model komt alleen tot rust doordat verbanden tijd nodig hebben.",
    linearised: "Rekenregels zijn voor de eindwaarden als rechte lijnen genomen.",
    "structure-only": "Sommige verbanden hebben nog geen sterkte of richting en doen niet mee in berekeningen."
  } as Record<string, string>,
  choose: "Kies op de kaart een verband of een onderdeel. U ziet dan hier waar het op rust."
};
