/** The words of the pages about sessions: files, keeping, and what all pages share. Plain Dutch (B1), formal "u". */
export const session = {
  untitled: "Bijeenkomst zonder titel",
  start: {
    title: "Kies een bijeenkomst",
    none: "Er is op dit apparaat nog geen bijeenkomst open.",
    keptTitle: "Bewaard in deze browser",
    kept: (title: string, moment: string) => `${title}, bewaard op ${moment}`,
    openFile: "Open een bestand",
    example: "Oefen met een voorbeeld",
    another: "Andere bijeenkomst",
    new: "Begin een nieuwe bijeenkomst",
    offline:
      "Alles blijft op dit apparaat. U hebt geen internet nodig zolang deze pagina open staat. Niets gaat naar een server."
  },
  file: {
    bar: "Bestand van de bijeenkomst",
    save: "Bewaar als bestand",
    follow: "Bewaar steeds in een bestand",
    following: (name: string) => `Elke wijziging gaat ook naar ${name}.`,
    followLost: (name: string) =>
      `Het lukt niet meer om in ${name} te bewaren. Uw werk staat nog wel in deze browser. Bewaar het als bestand.`,
    saved: (name: string) => `Bewaard als ${name}.`,
    opened: (title: string) => `${title} is geopend.`,
    joined: (title: string) =>
      `${title} stond al in deze browser. Wat in beide stond, is samengevoegd. Er is niets weg.`,
    migrated: "Het bestand was van een oudere versie. Het is omgezet; er is niets weg.",
    incomplete: (count: string) => `Nog niet alles is ingevuld (${count}). Bij ‘Nakijken’ ziet u wat er mist.`,
    forget: "Haal van dit apparaat",
    forgetAsk: (title: string) =>
      `Wilt u ${title} van dit apparaat halen? Bewaar de bijeenkomst eerst als bestand. Daarna is zij hier weg.`,
    forgetYes: "Ja, haal weg",
    forgetNo: "Nee, houd hier"
  },
  safety: {
    kept: "Bewaard in deze browser.",
    waiting: "Wordt bewaard …",
    lost: "Let op: deze browser bewaart uw werk niet.",
    lostFull: "De opslag van deze browser is vol.",
    lostTodo: "Uw werk staat nog op deze pagina. Bewaar het nu als bestand, voordat u de pagina sluit.",
    elsewhere:
      "Deze bijeenkomst staat ook open in een ander tabblad of venster. Wat u hier opschrijft, verschijnt ook daar.",
    joined: "U werkte op twee plekken tegelijk. Alles is samengevoegd; er is niets weg.",
    tryAgain: "Probeer opnieuw te bewaren"
  },
  trouble: {
    works: "Wat u open had, is niet veranderd.",
    todo: "Kies een ander bestand, of vraag het opnieuw aan wie het maakte.",
    todoCopy: "Neem de kopie die eerder is bewaard.",
    kinds: {
      "too-large": "Dit bestand is te groot voor een bijeenkomst.",
      "invalid-json": "Dit bestand is beschadigd: het is niet helemaal te lezen.",
      "unknown-format": "Dit is geen bestand van een bijeenkomst.",
      "newer-format":
        "Dit bestand is gemaakt met een nieuwere versie van deze website. Deze versie kan het niet lezen, en laat het zoals het is.",
      "too-deep": "Dit is geen bestand van een bijeenkomst.",
      "too-many": "In dit bestand staat te veel voor één bijeenkomst.",
      field: "In dit bestand staat iets wat niet klopt.",
      "other-session": "Dit hoort bij een andere bijeenkomst.",
      "wrong-code": "Deze code klopt niet: er is een teken verkeerd of vergeten.",
      "no-question": "Deze code geeft antwoord op meer vragen dan er zijn.",
      "damaged-link":
        "Deze link is niet heel: er is een stuk weggevallen. Vraag de link opnieuw, of vraag om een bestand.",
      "newer-link": "Deze link is gemaakt met een nieuwere versie van deze website. Vraag om een bestand of een code.",
      unreadable: "Dit bestand is niet te lezen.",
      handout: "Dit is het bestand voor deelnemers. Open het op de pagina Deelnemen.",
      device: "Dit is een bestand met antwoorden van een deelnemer. Voeg het toe op de pagina Leiden.",
      lead: "Dit is het bestand van de gespreksleider. Vraag om het bestand voor deelnemers."
    },
    place: (place: string) => `Plaats in het bestand: ${place}.`,
    damaged:
      "Wat deze browser bewaarde, is niet te lezen. Het blijft staan. U kunt het als bestand bewaren en laten nakijken.",
    saveRaw: "Bewaar wat er staat als bestand"
  },
  participant: (number: string) => `Deelnemer ${number}`,
  directions: {up: "hoger", down: "lager", same: "ongeveer gelijk", unknown: "weet ik niet"},
  certainty: ["heel onzeker", "onzeker", "half om half", "zeker", "heel zeker"],
  figures: {
    columns: ["Cijfer", "Waarde", "Soort"],
    source: (source: string) => `Bron: ${source}.`,
    synthetic: "verzonnen oefengegevens",
    inSession: "In deze bijeenkomst staan verzonnen oefengegevens. Dit zijn geen echte cijfers.",
    none: "Bij deze vraag staan geen cijfers.",
    caption: (question: string) => `De cijfers bij: ${question}`
  }
};
export type TroubleKind = keyof typeof session.trouble.kinds;
