import {xmlText} from "../models/xml-text.js";

/**
 * A report as one HTML file without script and without anything from elsewhere; readable on screen, in the dark and on
 * paper.
 *
 * @param page `title` and `marks` as text, which is escaped; `style` and `body` as they go into the file
 */
export const standaloneHtml = ({
  title,
  marks,
  style,
  body
}: {
  title: string;
  marks: readonly string[];
  style: string;
  body: string;
}): string => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${xmlText(title)}</h1>
${marks.map((mark) => `<p class="mark">${xmlText(mark)}</p>`).join("\n")}
${body}
</main>
</body>
</html>
`;
