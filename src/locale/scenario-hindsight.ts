/** Words of the look back on the page Scenario. */
export const scenarioHindsight = {
  heading: "Hoe ging het met dit scenario?",
  title: (variant: string): string => `${variant}: wat er stond en wat er gebeurde`,
  subtitle:
    "Nederland. Werkloosheid: % van de beroepsbevolking, gemiddeld over het jaar; het begin in de huidige meting plus de verandering volgens de publicatie. Bbp: % groei op het jaar ervoor",
  label: (variant: string): string => `Terugblik op ${variant}: publicatie, uitkomst en verschil`,
  what: (measure: string, year: string): string => `${measure.charAt(0).toUpperCase()}${measure.slice(1)} in ${year}`,
  column: "Wat",
  points: "procentpunt",
  unknown: "de uitkomst nog niet bekend is",
  none: "Dit scenario is nog niet te vergelijken met wat er gebeurde. Wel ziet u bij eerdere scenario's hoe ver de werkelijkheid ervan lag.",
  more: "Terugblik: alle publicaties, regio's en de les over steunmaatregelen"
};
