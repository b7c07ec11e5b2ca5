/** The words of the page Verslag. Plain Dutch (B1), formal "u". */
export const sessionView = {
  lede: "Wat is er gezien, gezegd en afgesproken? Elk cijfer blijft verbonden met waar het vandaan komt.",
  open: "Openbare versie",
  openHelp: "Zonder namen, zonder losse stemmen en zonder groepen van minder dan vijf mensen.",
  openNoNames:
    "In dit bestand staan geen namen meer. Namen in teksten zijn dan niet meer te vinden. Lees het verslag na voordat u het deelt.",
  openRead: "Lees de openbare versie na: bijnamen en namen met een spelfout vindt de computer niet.",
  print: "Druk af of maak een pdf",
  save: "Bewaar het verslag",
  kinds: {html: "Webpagina (HTML)", md: "Tekst (Markdown)", docx: "Word (.docx)", pptx: "PowerPoint (.pptx)"},
  saved: (name: string) => `Bewaard als ${name}.`,
  replay: "Reken de cijfers opnieuw uit",
  replaying: "De cijfers worden opnieuw uitgerekend …",
  replayFailed: "De cijfers zijn nu niet opnieuw uit te rekenen. Het verslag zegt dat ook.",
  replayed: (equal: string, all: string) => `${equal} van de ${all} nagerekende cijfers zijn gelijk gebleven.`,
  staleList: (label: string, before: string, now: string) => `${label}: was ${before}, is nu ${now}.`,
  gone: "niet meer te vinden",
  notHere: (count: string) =>
    `${count} cijfers zijn op deze pagina niet na te rekenen. Zij komen uit een model of rusten op andere grenzen. De opdracht samenhang session replay doet dat wel.`,
  busy: "Het verslag wordt gemaakt …",
  score: "Hoe kwamen eerdere verwachtingen uit?"
};
