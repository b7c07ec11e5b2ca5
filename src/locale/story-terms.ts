/** Words of the story that a reader may not know. Plain Dutch (B1). */
export const storyTerms: readonly (readonly [term: string, meaning: string])[] = [
  ["AO-uitkering", "Uitkering wegens arbeidsongeschiktheid: voor wie door ziekte niet of minder kan werken."],
  ["Beroepsbevolking", "Iedereen van 15 tot 75 jaar die werkt, of werk zoekt en direct kan beginnen."],
  ["Bijstand", "Uitkering van de gemeente voor wie te weinig inkomen en bezit heeft."],
  ["Breuk", "Een jaar vanaf wanneer anders is geteld. Cijfers van vóór en na een breuk zijn niet te vergelijken."],
  ["CBS", "Centraal Bureau voor de Statistiek."],
  ["COROP-gebied", "Een groep gemeenten rond een stad; Nederland heeft er 40. Twente is er een."],
  ["CPB", "Centraal Planbureau: maakt ramingen van de economie voor het kabinet."],
  ["Ggz", "Geestelijke gezondheidszorg, hier voor volwassenen en betaald uit de basisverzekering."],
  ["Jeugdzorg", "Jeugdhulp, jeugdbescherming en jeugdreclassering samen."],
  [
    "Kleinste verschil dat te zien was",
    "Een verschil van deze grootte zou een tabel als deze in 80 van de 100 gevallen aan het licht brengen. Een kleiner verschil kan er zijn zonder dat u het ziet."
  ],
  [
    "Marge",
    "Bij een berekend verschil: daar ligt het ware verschil waarschijnlijk (95 %). Bij een raming: acht van de tien berekeningen binnen dat ene scenario liggen ertussen."
  ],
  ["Midden", "De uitkomst als voor elk cijfer de middelste waarde is genomen."],
  ["Procentpunt", "Het verschil tussen twee percentages: van 4 % naar 5 % is 1 procentpunt."],
  ["Raming", "Een berekening van wat er kan komen, als de aannames ervan uitkomen."],
  ["Samenloop (r)", "Hoe sterk twee cijfers samen op en neer gaan: van −1 tot 1; 0 is niet."],
  ["Standaardfout", "Hoe ver een berekend verschil er gemiddeld naast zit door toeval."],
  ["StatLine", "De databank van het CBS."],
  [
    "Strengere grens (q)",
    "De toevalskans na verrekening van het aantal vergelijkingen (Benjamini en Hochberg, 1995). Wie genoeg vergelijkt, vindt altijd wel iets."
  ],
  [
    "Systeemmodel",
    "Een schema met pijlen van oorzaken en gevolgen, met voor elke pijl een sterkte en een snelheid. Het rekent voor u uit wat er volgt als die pijlen kloppen."
  ],
  ["Tabel", "In dit verslag: één rij voor elke gemeente in elk jaar, met vijf cijfers."],
  [
    "Toegevoegde waarde",
    "Wat bedrijven en instellingen samen maken, min wat zij daarvoor inkopen. De groei daarvan is de groei van de economie."
  ],
  ["Toevalskans (p)", "De kans op een uitkomst als deze, of sterker, als er niets aan de hand is."],
  [
    "Trekking",
    "Eén keer rekenen met cijfers die binnen hun onzekerheid net iets anders zijn. Uit alle trekkingen samen volgt de marge."
  ],
  [
    "Vaste verschillen",
    "Wat een gemeente altijd anders maakt dan een andere, en wat in een jaar voor het hele land gold. Beide zijn uit de vergelijking gehaald."
  ],
  ["Vektis", "Verzamelt de declaraties van zorgverzekeraars."],
  ["Wijk", "Een deel van een gemeente, zoals het CBS het indeelt."],
  [
    "WW",
    "Werkloosheidswet: uitkering voor wie zijn baan verliest en genoeg heeft gewerkt. Niet elke werkloze heeft WW."
  ]
];
