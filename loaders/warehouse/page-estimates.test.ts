import {describe, expect, it} from "vitest";
import {pageEstimates} from "./page-estimates.js";

const page = `# Proef

Een zin met "y ~ x" is geen berekening.

\`\`\`js
const care = await estimate(table, "\`ggz-clienten\` ~ l(werkloosheid,1) | region + period");
display(Reading(care));
const overTime = "\`ggz-kosten\` ~ bijstand | region";
display(await estimate(costs, overTime));
const words = "ongeveer ~ dit | en dat (";
\`\`\`
`;

describe("pageEstimates", () => {
  it("finds every formula in the code, and which of them a sentence reads out", () => {
    expect(pageEstimates(page)).toEqual([
      {
        formula: "`ggz-clienten` ~ l(werkloosheid,1) | region + period",
        columns: ["ggz-clienten", "werkloosheid", "region", "period"],
        isRead: true
      },
      {formula: "`ggz-kosten` ~ bijstand | region", columns: ["ggz-kosten", "bijstand", "region"], isRead: false}
    ]);
  });

  it("finds nothing on a page without code", () => {
    expect(pageEstimates("# Leeg")).toEqual([]);
  });
});
