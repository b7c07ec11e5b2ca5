/** Words of the story about its choices and how to do it again. Plain Dutch (B1), formal "u". */
export const storyChoices = {
  terms: "Woorden in dit verslag",
  heading: "Verantwoording",
  commands: "De opdrachten",
  commandsText:
    "Elke uitkomst is gemaakt met de gewone opdrachten van het programma, in de map van dit verslag. Zo kunt u elke stap zelf nadoen.",
  madeWarehouse: "Met warehouse.duckdb is de gegevensverzameling bedoeld die de eerste opdracht maakt.",
  givenWarehouse: "Met warehouse.duckdb is de gegevensverzameling bedoeld die er al was toen dit verslag werd gemaakt.",
  files: "Met bestanden is de map met bronbestanden bedoeld.",
  area: "De uitkomsten van alle gemeenten in het gebied zijn in één keer berekend. De opdracht scenario project geeft per gemeente dezelfde cijfers.",
  hashes:
    "In manifest.json staat van elk bestand in deze map een vingerafdruk (SHA-256). Dezelfde bronbestanden met dezelfde keuzes geven dezelfde vingerafdrukken.",
  table: {
    title: "Alle keuzes",
    subtitle: "Met een andere keuze kan de uitkomst anders zijn",
    columns: {choice: "Keuze", value: "Hier", why: "Waarom"}
  },
  choices: {
    years: ["Jaren"],
    yearsWhy: "De jaren waarvoor alle vijf cijfers per gemeente te vinden zijn.",
    boundaries: ["Gemeentegrenzen van"],
    boundariesWhy: "Eén indeling voor alle jaren; cijfers van gemeenten die samengingen, zijn opgeteld.",
    outcomes: ["Uitkomsten en verklaringen"],
    outcomesValue: "kosten van ggz, jeugdzorg en AO, elk op WW en bijstand",
    outcomesWhy: "Vooraf vastgelegd. AO is de tegenproef en nooit een controle, omdat zij op de ggz kan volgen.",
    method: ["Rekenwijze"],
    methodValue: "lineaire regressie met vaste verschillen per gemeente en per jaar, elke gemeente even zwaar",
    methodWhy:
      "Zo tellen alleen veranderingen ten opzichte van andere gemeenten; gewogen naar inwoners staat bij de controles.",
    errors: ["Onzekerheid"],
    errorsValue:
      "per gemeente, COROP-gebied en provincie; de grootste standaardfout telt, bij losse vergelijkingen de grootste toevalskans",
    errorsWhy: "Gemeenten die bij elkaar liggen, delen schokken. Te kleine marges zijn erger dan te grote.",
    limits: ["Grenzen en marges"],
    limitsValue:
      "toeval: strengere grens (q) onder 0,05; marge: 95\u00a0% bij verschillen, acht van de tien berekeningen bij de raming",
    limitsWhy:
      "Gebruikelijke grenzen in onderzoek. Met een andere grens valt een uitkomst die erbij in de buurt ligt, anders uit.",
    breaks: ["Jaren na een breuk"],
    breaksValue: "weggelaten uit de hoofduitkomst, ernaast getoond",
    breaksWhy: "Een andere telling is geen verandering in de gemeente.",
    measure: ["Maat voor werkloosheid in het model"],
    measureValue: "WW, een uitkering geteld als één werkloze",
    measureWhy: "Werkloosheid zelf is per gemeente en jaar een schatting uit een vragenlijst; WW is overal geteld.",
    scenario: ["Scenario"],
    scenarioWhy:
      "De hoofdlijn van de eerste raming na het begin van de crisis waarvan alle gebruikte cijfers zijn nagezocht.",
    scenarioOther: "Gekozen bij het maken van dit verslag.",
    scenarioBoundaries: ["Gemeentegrenzen van de raming"],
    scenarioBoundariesWhy:
      "De raming rekent met de gemeenten van dat jaar, de tabel met een eigen indeling (zie hierboven).",
    places: ["Gebieden"],
    placesWhy: "Gekozen bij het maken van dit verslag; vanzelf zijn dat Helmond, Utrecht en Twente.",
    draws: ["Trekkingen voor de marge"],
    drawsValue: (draws: string, seed: string): string => `${draws}, beginwaarde ${seed}`,
    drawsWhy: "Meer trekkingen maken de marge preciezer. Met dezelfde beginwaarde komt er altijd hetzelfde uit.",
    theta: ["Hoe sterk regio's uiteenlopen"],
    thetaWhy:
      "1 is volledig: waar meer banen verdwijnen, stijgt de werkloosheid meer. In de marge ligt dit tussen 0,5 en 1."
  }
} as const;
