/**
 * The page for an unknown address. It stands on its own, as it is shown at any depth and under any sub-path.
 * @param theme style sheet of a municipality's colours (tools/theme/theme.ts)
 */
export function notFoundPage(version: string, theme = ""): string {
  return `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Samenhang ${version}">
<title>Pagina niet gevonden | Samenhang</title>
<style>
:root{color-scheme:light dark}
body{font:17px/1.5 "Source Sans 3",system-ui,sans-serif;background:var(--sh-paper,#fbfaf7);color:var(--sh-ink,#1c2430);max-width:38rem;margin:4rem auto;padding:0 1.5rem}
h1{font:600 2rem/1.2 "Source Serif 4",Georgia,serif}
@media (prefers-color-scheme:dark){body{background:var(--sh-paper,#14181d);color:var(--sh-ink,#e8e6e1)}}
${theme}</style>
</head>
<body>
<main>
<h1>Deze pagina bestaat niet</h1>
<p>Misschien is het adres verkeerd overgenomen, of is de pagina verplaatst. Ga met de knop van uw browser terug, of haal in de adresbalk alles na de naam van het dashboard weg.</p>
</main>
</body>
</html>
`;
}
