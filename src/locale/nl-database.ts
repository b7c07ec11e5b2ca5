/** What a reader is told when the database in the browser does not open. */
export const nlDatabase = {
  unsupportedBrowser:
    "Uw browser is te oud om de database te openen. Gebruik een recente versie van Edge, Chrome, Firefox of Safari.",
  notFound: (status: number): string =>
    `De database staat niet op de server (antwoord ${status}). Waarschuw de beheerder.`,
  unreachable: "De database is niet te bereiken. Controleer de verbinding en laad de pagina opnieuw.",
  closed: "De database is al gesloten. Laad de pagina opnieuw."
};
