/** What can be wrong with a file of a system model, and what to know of a sound one, in plain Dutch. */
export const systemProblems = {
  kept: "Uw eigen model staat er nog zoals het was.",
  todo: "Herstel het bestand en open het opnieuw, of vraag de maker om een nieuw bestand.",
  where: "Waar",
  what: "Wat er mis is",
  listed: "Wat er mis is in het bestand, met de plaats",
  place: {
    variables: (at: string, name: string): string => (name === "" ? `variabele ${at}` : `variabele ${at} (${name})`),
    links: (at: string, name: string): string => (name === "" ? `verband ${at}` : `verband ${at} (${name})`),
    interventions: (at: string, name: string): string =>
      name === "" ? `maatregel ${at}` : `maatregel ${at} (${name})`,
    goals: (at: string, name: string): string => (name === "" ? `doel ${at}` : `doel ${at} (${name})`),
    loops: (at: string, name: string): string => (name === "" ? `kring ${at}` : `kring ${at} (${name})`),
    correlations: (at: string): string => `wat samen beweegt, nummer ${at}`,
    evidence: (at: string): string => `bewijs ${at}`,
    file: "het hele bestand",
    format: "indeling"
  },
  arrow: "→",
  noVariable: (name: string): string => `De variabele ${name} bestaat niet. Voeg haar toe of verbeter de naam.`,
  minMax: (id: string): string => `Bij ${id} is de ondergrens niet lager dan de bovengrens.`,
  lowHigh: (id: string): string => `Bij ${id} is de laagste waarde van de schaal niet lager dan de hoogste.`,
  scaleLimits: (id: string): string => `${id} heeft een schaal, maar geen ondergrens of bovengrens.`,
  exogenousEquation: (id: string): string => `${id} komt van buiten het model en kan geen rekenregel hebben.`,
  exogenousTarget: (id: string): string => `${id} komt van buiten het model: een verband daarnaartoe kan niet.`,
  equationTarget: (id: string): string => `${id} volgt uit een rekenregel. Haal het verband weg, of de rekenregel.`,
  equationIntervention: (id: string): string =>
    `${id} volgt steeds uit een rekenregel. Alleen 'blijft op een waarde' en 'erbij of eraf' kunnen daar.`,
  endBeforeStart: (id: string): string => `${id} eindigt voordat het begint.`,
  adjustmentTime: (id: string): string => `Bij ${id} ontbreekt de tijd waarin de waarde wordt bereikt.`,
  noEvent: (event: string, id: string): string =>
    `${id} hoort bij de gebeurtenis ${event}, maar die staat niet in dit model.`,
  goalLimits: (id: string): string => `${id} is een doel en heeft dus een ondergrens en bovengrens nodig.`,
  noInput: (id: string): string => `Een verband met de naam ${id} bestaat niet in dit model.`,
  negativeStrength: (id: string): string => `De sterkte van ${id} is lager dan 0. De richting staat in het teken.`,
  negativeDelay: (id: string): string => `De vertraging van ${id} is lager dan 0.`,
  speedAndDelay: (id: string): string => `${id} heeft een snelheid en een vertraging. Kies een van de twee.`,
  intervalOrder: (id: string): string => `Bij ${id} staat de hoogste kant van de marge vooraan.`,
  double: (id: string): string => `De naam ${id} staat er twee keer. Geef er een een andere naam.`,
  noLoop: (name: string, from: string, to: string): string =>
    `${name} is geen kring: van ${from} naar ${to} ontbreekt een verband.`,
  sameName: (a: string, b: string): string => `${a} en ${b} zijn in rekenregels dezelfde naam. Geef er een een andere.`,
  equation: (id: string): string => `De rekenregel van ${id} is niet te lezen.`,
  notNumber: "Hier hoort een getal te staan.",
  notText: "Hier hoort tekst te staan.",
  missing: "Dit ontbreekt.",
  option: (options: string): string => `Hier kan alleen staan: ${options}.`,
  or: "of",
  name: "Een naam begint met een letter. Daarna mogen letters, cijfers, streepjes en punten.",
  tooFew: "Hier staat te weinig of de waarde is te klein.",
  tooMuch: "Hier staat te veel of de waarde is te groot.",
  other: "Wat hier staat, past niet in een systeemmodel.",
  runs: {
    cycleInEquations: (names: string): string =>
      `${names} volgen op hetzelfde moment uit elkaar: hun rekenregels verwijzen naar elkaar. Maak van een ervan een voorraad.`,
    cycleWithoutDelay: (names: string): string =>
      `De verbanden tussen ${names} versterken elkaar zonder einde en zonder vertraging. Geef een ervan een snelheid, of maak het zwakker.`,
    noNumber: (name: string): string =>
      `${name} krijgt een waarde die geen getal is. Kijk of er ergens door 0 wordt gedeeld, of iets zonder einde groeit.`,
    tooLarge: "Het model is te groot, of zijn looptijd te lang, om dit hier uit te rekenen.",
    other: "Met dit model is dit niet uit te rekenen.",
    works: "Het model zelf is niet veranderd. De andere delen van de pagina werken.",
    todo: "Pas het model aan bij Kaart en bewijs, of kies daar een ander model."
  },
  foreign: {
    converted: "Het is overgenomen uit het bestand van een ander programma, met rekenregels en zonder bewijs.",
    changed: "De rekenregels zijn in een ander programma veranderd; die zijn gevolgd. Sterkten en bewijs zijn weg.",
    leftOut: (count: string): string =>
      count === "1" ? "1 onderdeel is niet overgenomen." : `${count} onderdelen zijn niet overgenomen.`,
    timeUnit: "De eenheid van tijd in het bestand is onbekend. Er staat nu: jaar.",
    unreadable: "Dit bestand van een ander programma is niet te lezen.",
    unsafe:
      "Dit bestand is niet geopend. Er staan onderdelen in die kwaad kunnen (zoals DOCTYPE of ENTITY), of het zit veel te diep in elkaar. Een model heeft dat niet nodig: haal het weg.",
    cannot: "In dit bestand staat iets dat hier niet te rekenen is, zoals een vaste vertraging.",
    line: (line: string): string => `Kijk bij regel ${line}.`
  },
  warnings: {
    title: (count: string): string => `Let op bij dit model (${count})`,
    none: "Het model is in orde: er is niets dat de uitkomsten in de weg staat.",
    show: "Toon op de kaart",
    "start-outside-limits": (name: string): string => `${name} begint buiten de eigen onder- en bovengrens.`,
    "strength-outside-interval": (name: string): string =>
      `Bij ${name} ligt de sterkte buiten de marge. Een van de twee klopt niet.`,
    "fact-without-evidence": (name: string): string => `${name} staat als feit, maar er is geen bewijs bij bewaard.`,
    "evidence-off-scale": (name: string): string =>
      `Bij ${name} staat bewijs dat in gewone eenheden iets anders zegt dan op de schaal van het model. Een van de twee klopt niet.`,
    "many-loops": "Het model heeft heel veel kringen. Niet alle kringen zijn nagekeken.",
    "reinforcing-gain": (name: string): string =>
      `De kring ${name} geeft elke rondgang meer terug dan erin ging. Zo'n kring groeit zonder einde.`,
    "no-end-value": "Veranderingen blijven groeien of doven niet uit. Het model komt niet tot rust.",
    "discrete-unstable":
      "Het model komt tot rust doordat verbanden tijd kosten. Zonder die vertraging zou het niet tot rust komen.",
    linearised: "In het model staan rekenregels. Voor de eindwaarde zijn die rond het begin als rechte lijn genomen.",
    "start-not-at-rest": "Het begin van het model is geen rust: ook zonder maatregel verandert er iets.",
    "structure-only": (names: string): string =>
      `Deze verbanden geven niets door, omdat hun sterkte of richting ontbreekt: ${names}.`,
    other: "Lees de uitkomsten van dit model met zorg."
  }
};
