/** Words of the page Kaart en bewijs: choosing, saving, opening and sharing a model, and its list of loops. */
export const systemMap = {
  model: "Model",
  own: (name: string): string => `${name} (met uw wijzigingen)`,
  file: {
    label: "Model kiezen, bewaren en delen",
    save: "Opslaan als bestand",
    saved: (name: string): string => `Opgeslagen: ${name}`,
    open: "Open een bestand",
    choose: "Kies een bestand met een systeemmodel",
    share: "Deel met een koppeling",
    shared: "De koppeling is gekopieerd. Het model zit in de koppeling zelf: er gaat niets naar een server.",
    sharedHere: "Kopieer deze koppeling:",
    long: (size: string): string =>
      `Let op: de koppeling is lang (${size} tekens). Sommige mailprogramma's breken haar af; een bestand is zekerder.`,
    tooLarge: (size: string, most: string): string =>
      `Dit model is te groot voor een koppeling (${size} tekens, hoogstens ${most}). Sla het op als bestand.`,
    previous: (name: string): string => `Uw vorige model: ${name}`,
    opened: (name: string): string =>
      `Het model ${name} is geopend. Met Ongedaan maken bij de kaart bent u terug bij het vorige.`,
    counts: (variables: string, links: string): string => `${variables} variabelen, ${links} verbanden`,
    fromLink: (name: string, counts: string): string =>
      `In deze koppeling zit het model ${name} (${counts}). Uw eigen model staat er nog en is niet veranderd.`,
    fromAddress: (name: string, own: string): string =>
      `Deze koppeling wijst naar het model ${name}. U werkt zelf aan ${own}; dat staat er nog en is niet veranderd.`,
    openLink: "Open dat model",
    keepOwn: "Nee, ik houd het mijne",
    trouble: {
      tooBig: "Dit bestand is groter dan 20 MB. Een systeemmodel is veel kleiner.",
      tooSlow: "Dit model is te groot of loopt vast bij het lezen. Het is niet geopend.",
      tooDeep: "Dit bestand is geen systeemmodel: het zit veel te diep in elkaar.",
      notJson: "Dit bestand is geen systeemmodel: de inhoud is niet te lezen.",
      unreadable: "Dit bestand is niet te openen. Misschien is het verplaatst of weggehaald.",
      newer: (version: string): string =>
        `Dit model is gemaakt met een andere versie van dit programma (indeling ${version}). Deze versie leest indeling 1. Vraag de beheerder om het programma te vernieuwen.`,
      otherFormat: "Dit bestand is geen systeemmodel van dit programma.",
      problems: (count: string): string =>
        count === "1" ? "In dit bestand staat 1 fout." : `In dit bestand staan ${count} fouten.`,
      link: "De koppeling is niet te lezen. Misschien is zij onderweg afgebroken. Vraag de afzender om het bestand."
    }
  },
  loops: {
    title: (count: string): string => `Kringen (${count})`,
    incomplete: (count: string): string => `Er zijn meer kringen dan deze ${count}. De andere staan er niet bij.`,
    none: "Dit model heeft geen kringen.",
    kind: {R: "versterkt zichzelf", B: "remt zichzelf", "?": "richting niet bekend"},
    all: (count: string): string => `Toon meer van de ${count} kringen`
  },
  choose: "Kies op de kaart een verband of een variabele. U ziet dan hier waar het op rust."
};
