/** The words of the page Deelnemen. Plain Dutch (B1), formal "u". */
export const sessionJoin = {
  lede: "Wat verwacht u, voordat u een cijfer ziet? En wat ziet u daarna? U antwoordt eerst alleen; daarna bespreekt u het samen.",
  codeOnly: {
    title: "Geen bestand? Doe mee met een code",
    lede: "Lees de vragen op het scherm van de gespreksleider. Aan het eind krijgt u een code van twaalf tekens.",
    id: "Naam van de bijeenkomst (staat op het scherm)",
    count: "Hoeveel vragen staan er op het scherm?",
    go: "Begin",
    question: (number: string) => `Vraag ${number} (staat op het scherm)`,
    wrong: "Typ de naam precies zoals op het scherm: letters, cijfers en streepjes, zonder spaties."
  },
  who: {
    title: "Wie bent u?",
    number: "Uw nummer",
    numberHelp: "U krijgt het nummer van de gespreksleider. Iedereen heeft een eigen nummer.",
    wrong: "Vul een heel getal in van 1 tot en met 999.",
    next: "Volgende deelnemer op dit apparaat",
    name: "Uw naam (mag leeg blijven)",
    nameHelp: "Uw naam staat apart van uw antwoorden en wordt later gewist."
  },
  expect: {
    title: "Wat verwacht u?",
    lede: "U ziet nog geen cijfers. Denkt u dat het hoger is of lager dan voor de crisis? Er is geen goed of fout.",
    direction: "Wat denkt u?",
    certainty: "Hoe zeker bent u?",
    text: "Waarom denkt u dat? (mag leeg blijven)",
    hidden: "(cijfer volgt)",
    progress: (done: string, all: string) => `${done} van de ${all} vragen beantwoord.`,
    noNumber: "Vul eerst uw nummer in.",
    show: "Klaar: laat mij de cijfers zien",
    warning: "Daarna kunt u uw verwachting niet meer veranderen.",
    own: (direction: string) => `U verwachtte: ${direction}.`,
    ownNone: "U gaf hier geen verwachting."
  },
  read: {
    title: "Wat ziet u?",
    lede: "Schrijf op wat u ziet, voordat iemand iets heeft gezegd.",
    onScreen: "De cijfers staan op het scherm van de gespreksleider.",
    direction: "Wat ziet u?",
    text: "Wat valt u op? (mag leeg blijven)"
  },
  vote: {
    title: "Hoe eens bent u het met deze uitspraken?",
    lede: "Niemand ziet hoe u stemt, tot de gespreksleider de stemmen samen laat zien.",
    options: ["1: heel erg oneens", "2: oneens", "3: half om half", "4: eens", "5: heel erg eens"],
    none: "geen mening",
    label: "Uw stem"
  },
  give: {
    title: "Geef uw antwoorden door",
    lede: "Dat kan op twee manieren. U mag het vaker doen: dubbele antwoorden tellen maar één keer.",
    file: "Bewaar mijn antwoorden als bestand",
    fileHelp: "Geef dit kleine bestand aan de gespreksleider. Alles gaat mee, ook wat u opschreef.",
    saved: (name: string) => `Bewaard als ${name}. Geef dit bestand aan de gespreksleider.`,
    codeExpect: "Code van uw verwachting",
    codeRead: "Code van wat u zag",
    codeHelp: "Lees de code voor of typ haar over bij de gespreksleider. Wat u opschreef, gaat niet mee in de code.",
    codeNone: "Een code krijgt u als u uw nummer en een antwoord hebt ingevuld."
  }
};
