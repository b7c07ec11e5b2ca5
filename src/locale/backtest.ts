/** Words of the page Terugblik: what publications said, and what happened. */
export const backtestPage = {
  measure: "Wat vergelijken",
  measures: {unemployment: "werkloosheid", growth: "groei van de economie (bbp)"},
  summary: (measure: string) => measure,
  lede: {
    unemployment: (high: string, all: string, mean: string) =>
      `Van ${all} te beoordelen cijfers over werkloosheid lagen er ${high} hoger dan wat gebeurde. Gemiddeld zaten ze er ${mean} naast.`,
    growth: (low: string, all: string, mean: string) =>
      `Van ${all} te beoordelen cijfers over de groei lagen er ${low} lager dan wat gebeurde. Gemiddeld zaten ze er ${mean} naast.`,
    none: "Er is nog niets te beoordelen."
  },
  national: {
    heading: "Nederland",
    titles: {
      unemployment: (high: string, all: string) => `${high} van ${all} cijfers over werkloosheid waren te hoog`,
      growth: (low: string, all: string) => `${low} van ${all} cijfers over de groei waren te laag`
    },
    subtitles: {
      unemployment:
        "% van de beroepsbevolking, gemiddeld over het jaar, Nederland. Stand van het beginjaar in de huidige meting plus de verandering volgens de publicatie",
      growth: "% groei van het bbp op het jaar ervoor, Nederland"
    },
    label: (all: string, mean: string) =>
      `Per publicatie, scenario en jaar: wat er stond en wat er gebeurde; ${all} cijfers, gemiddelde fout ${mean}`,
    row: (publication: string, month: string, variant: string) => `${publication} (${month}): ${variant}`,
    projected: "publicatie",
    realised: "wat gebeurde",
    unsure: "publicatie, nog na te kijken (telt niet mee)",
    columns: {
      ...{row: "Publicatie en scenario", year: "Jaar", projected: "Publicatie", low: "Ondergrens", high: "Bovengrens"},
      ...{realised: "Gebeurd", error: "Fout", counts: "Telt mee"}
    },
    counts: {
      yes: "ja",
      "to-be-verified": "nee: nog na te kijken bij de uitgever",
      "not-realised": "nee: uitkomst niet bekend"
    },
    caption:
      "De marge van een publicatie is hier alleen de afronding van haar cijfers. Een scenario is geen voorspelling: dat de uitkomst erbuiten ligt, is op zich geen fout van de maker.",
    scores: (inside: string, all: string) =>
      `Binnen de afronding lag de uitkomst ${inside} van de ${all} keer. Geef een scenario dus nooit als voorspelling door.`
  },
  lesson: {
    heading: "Wat leert dit?",
    support:
      "Bijna alle publicaties van 2020 verwachtten veel meer werkloosheid dan er kwam. De economie kromp in 2020 echt, maar het verband tussen krimp en werkloosheid brak: de steunmaatregelen hielden banen en bedrijven overeind.",
    ratio: (expected: string, fall: string, realised: string, realFall: string) =>
      `Een voorbeeld: de raming van juni 2020 zag bij ${fall} bbp in 2020 de werkloosheid in twee jaar met ${expected} stijgen. Het werd ${realFall} bbp, en de werkloosheid lag twee jaar later ${realised} dan ervoor.`,
    bankruptcies:
      "Ook faillissementen bleven uit en kwamen later: 3.209 in 2019, 1.537 in 2021, 3.782 in 2024 (CBS StatLine, 82242NED). Wat steun tegenhoudt, kan na het einde ervan alsnog komen.",
    question:
      "welke steun telt een nieuw scenario mee, tot wanneer, en wat gebeurt er daarna? Vul dat in op de pagina Scenario bij steunmaatregelen."
  },
  region: {
    heading: "Regio's",
    intro:
      "Voor een paar regio's is destijds gepubliceerd wat de scenario's van maart 2020 daar zouden betekenen. Hieronder staat dat naast wat deze website uitrekent met de bedrijfstakken die nu in het gegevensbestand staan.",
    synthetic:
      "De banen per bedrijfstak op deze website zijn nu verzonnen. De vergelijking laat zien hoe het werkt, maar zegt niets over deze regio's.",
    old: (year: string) =>
      `Voorbeeld, niet voor besluiten: de banen per bedrijfstak zijn van ${year}, meer dan drie jaar van de schok.`,
    structure: (year: string) => `banen per bedrijfstak van ${year}`,
    none: "In dit gegevensbestand staan geen banen per bedrijfstak. Daarom kan deze vergelijking niet worden gemaakt.",
    maxima: {
      title: (name: string, mean: string) => `${name}: gemiddeld ${mean} verschil met het gepubliceerde hoogste punt`,
      titleUnsure: (name: string) => `${name}: het hoogste punt van de werkloosheid, gepubliceerd en berekend`,
      subtitle: (source: string) =>
        `Hoogste werkloosheid in 2020 en 2021, % van de beroepsbevolking, oude meting. Gepubliceerd: ${source}`,
      label: (name: string) =>
        `Per scenario het gepubliceerde en het berekende hoogste punt van de werkloosheid in ${name}`,
      published: "gepubliceerd",
      projected: "berekend",
      unsure:
        "Rijen in grijs rusten op een cijfer van het CPB dat nog is na te kijken; zij tellen niet mee in de titel.",
      parts: (base: string, national: string, regional: string) =>
        `Het berekende punt is: stand in 2019 ${base}, landelijke verandering ${national}, eigen bedrijfstakken ${regional}.`,
      columns: {
        variant: "Scenario",
        published: "Gepubliceerd",
        high: "Gepubliceerd, hoogste",
        projected: "Berekend",
        national: "Waarvan landelijk",
        regional: "Waarvan eigen bedrijfstakken"
      }
    },
    order: {
      variant: "Scenario",
      title: (found: string, all: string) =>
        `${found} van de ${all} zwaarst getroffen provincies ${found === "1" ? "komt" : "komen"} ook hier bovenaan`,
      subtitle: (year: string, source: string) =>
        `Groei van de toegevoegde waarde in ${year}, %, per provincie. Donker: gepubliceerd als zwaarst getroffen (${source})`,
      label: (first: string) => `Provincies van de diepste naar de minst diepe krimp; bovenaan ${first}`,
      tau: (tau: string) =>
        `Overeenkomst in volgorde (Kendalls tau-b): ${tau}. 0 is toeval; bij een groep van vier uit twaalf is ongeveer 0,7 het hoogst haalbare.`,
      milder: {
        yes: (name: string, own: string, country: string) =>
          `${name} krimpt hier minder dan Nederland (${own} tegen ${country}), zoals gepubliceerd.`,
        no: (name: string, own: string, country: string) =>
          `${name} krimpt hier niet minder dan Nederland (${own} tegen ${country}), anders dan gepubliceerd.`
      },
      fall: (name: string, own: string, published: string) =>
        `${name} krimpt hier ${own} keer zo hard als Nederland; gepubliceerd is ${published} keer (Rabobank, april 2020).`,
      columns: {region: "Provincie", growth: "Groei", published: "Gepubliceerd als zwaarst getroffen"},
      yes: "ja",
      no: "nee"
    },
    why: "Waarom is er afstand? Deze website kent tien bedrijfstakken; de onderzoekers van toen hadden er meer, en cijfers van het CPB per bedrijfstak die niet openbaar zijn. Niet gepubliceerde cellen zijn hier benaderd. En een bedrijfstak krimpt hier in elke regio even hard.",
    unsure: "Rust op een cijfer dat nog is na te kijken bij de uitgever. Telt niet mee in de beoordeling."
  },
  sources: {
    publications: {publisher: "CPB", title: "publicaties van 2020 en 2021, gevonden in de pers"},
    realised: {publisher: "CBS", table: {unemployment: "85224NED", growth: "85880NED"}},
    region: {publisher: "Kennispunt Twente, Panteia, Rabobank", title: "gepubliceerde uitkomsten, 2020"},
    mix: {publisher: "Samenhang", title: "berekend met de banen per bedrijfstak in het gegevensbestand"}
  }
};
