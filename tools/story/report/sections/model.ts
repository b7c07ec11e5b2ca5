import type {EstimatedLinks} from "../../../../models/system/evidence/estimate-links.js";
import {signedInterval, signedStrength} from "../../../../models/system/resolve.js";
import type {SystemFile} from "../../../../models/system/format.js";
import type {ImpliedTest, ImpliedTests} from "../../../../models/system/implied/types.js";
import {inSentence, labelOf} from "../../../../src/components/system/natural.js";
import type {Row, TableData} from "../../../../src/components/table-data.js";
import {formatNumber} from "../../../../src/locale/format.js";
import {listWords} from "../../../../src/locale/reading-words.js";
import {storyLinks} from "../../../../src/locale/story-links.js";
import {storyWords} from "../../../../src/locale/story.js";
import {evidenceModel} from "../../steps/evidence.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {number, text} from "./columns.js";

const {evidence: words, diagram: shown} = storyLinks;

/** What the panel says of links of the default model. */
export function evidenceSection({evidence}: Told, facts: StoryFacts): StorySection {
  const {model, strict, kept, written, perPoint} = evidence;
  const source = storyWords.source.calculation(storyWords.source.panel);
  const said = (text: string): StoryBlock => ({kind: "said", text, level: "association", source});
  const short = (value: number | null | undefined): string => formatNumber(value ?? null, 2);
  return {
    id: "bewijs",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.text},
      {kind: "text", text: words.path},
      {kind: "text", text: words.measured(formatNumber(perPoint, 1))},
      ...strict.links.map(({id, longRun, longRunLow, longRunHigh}) =>
        longRun === null
          ? said(words.strict(linkName(model, id)))
          : said(words.strictValue(linkName(model, id), short(longRun), short(longRunLow), short(longRunHigh)))
      ),
      ...(written.length === 0 ? [said(words.nothing)] : []),
      ...written.flatMap((id): StoryBlock[] => {
        const link = model.links.find((each) => each.id === id);
        const own = link?.evidence.at(-1);
        if (link === undefined || own === undefined) return [];
        const [low, high] = signedInterval(link) ?? [null, null];
        const {value, low: from, high: to} = own;
        return [
          said(
            words.kept(
              ...([linkName(model, id), short(value), short(from), short(to)] as const),
              ...([short(signedStrength(link)), short(low), short(high)] as const)
            )
          )
        ];
      }),
      {kind: "text", text: words.file(evidenceModel)},
      {
        ...{kind: "table", name: "bewijs", title: words.table.title, subtitle: words.table.subtitle},
        ...{level: "association", sources: facts.sources(["ww-uitkeringen", "bijstand"])},
        ...{data: evidenceData(model, {strict, kept}), isFolded: true, fileOnly: ["given", "warnings"]}
      }
    ]
  };
}

function linkName({links, ...model}: SystemFile, id: string): string {
  const link = links.find((each) => each.id === id);
  const label = (variable: string): string => labelOf({links, ...model}, variable);
  return link === undefined ? id : words.link(label(link.from), inSentence(label(link.to)));
}

function evidenceData(model: SystemFile, estimated: {strict: EstimatedLinks; kept: EstimatedLinks}): TableData {
  const {columns} = words.table;
  const missing = {missing: words.notEstimated};
  const windows = [
    [estimated.strict, storyLinks.estimates.strict],
    [estimated.kept, storyLinks.estimates.all]
  ] as const;
  return {
    columns: [
      text("link", columns.link),
      text("window", columns.window),
      number("value", columns.value, undefined, 3),
      number("low", columns.low, undefined, 3),
      number("high", columns.high, undefined, 3),
      number("inForce", columns.inForce, undefined, 3),
      text("given", columns.given),
      text("warnings", columns.warnings)
    ],
    rows: windows.flatMap(([{links}, window]) =>
      links.map(({id, longRun, covariates, warnings}): Row => {
        const link = model.links.find((each) => each.id === id);
        const own = longRun === null ? undefined : link?.evidence.findLast(({kind}) => kind === "estimate");
        return {
          ...{link: linkName(model, id), window, given: covariates.join(", "), warnings: warnings.join("; ")},
          ...{value: own?.value ?? missing, low: own?.low ?? missing, high: own?.high ?? missing},
          inForce: link === undefined ? missing : (signedStrength(link) ?? missing)
        };
      })
    )
  };
}

/** The diagram against the panel, and what one would have to know. */
export function diagramSection({diagram, evidence}: Told, facts: StoryFacts): StorySection {
  const {model} = evidence;
  const {strict, kept, adjustments} = diagram;
  const source = storyWords.source.calculation(storyWords.source.panel);
  const said = (text: string, level: "association" | "model" = "association"): StoryBlock => ({
    ...{kind: "said", text, level, source}
  });
  const whole = (value: number): string => formatNumber(value, 0);
  const judged = ({contradicted, notContradicted}: ImpliedTests): number => contradicted + notContradicted;
  const label = (id: string): string => inSentence(labelOf(model, id));
  const own = new Set(model.variables.map(({id}) => id));
  return {
    id: "schema",
    title: shown.heading,
    blocks: [
      {kind: "text", text: shown.text},
      said(shown.strict(whole(strict.tests.length), whole(judged(strict)))),
      said(shown.kept(whole(kept.tests.length), whole(judged(kept)), whole(kept.contradicted))),
      ...kept.tests
        .filter(({verdict}) => verdict === "contradicted")
        .map(({a, b, given}) => said(shown.contradicted(lagged(a, label), lagged(b, label), givenWords(given, label)))),
      {
        kind: "text",
        text: shown.unobserved(
          whole(strict.unobserved.filter((id) => own.has(id)).length),
          whole(model.variables.length)
        )
      },
      {kind: "heading", text: shown.adjust},
      ...adjustments.flatMap(({exposure, outcome, wished, possible}): StoryBlock[] => {
        const [from, to] = [label(exposure), label(outcome)];
        const sets = (list: readonly string[] | undefined, at: string): string =>
          listWords((list ?? []).map((node) => nodeWords(node, at, label)));
        const [first] = possible.total;
        if (first !== undefined) return [said(shown.possible(from, to, sets(first, possible.exposure)), "model")];
        // What the panel has need not be wished for.
        const needed = wished.total[0]?.filter((node) => strict.unobserved.includes(node.split("@")[0] ?? ""));
        return [
          said(
            `${shown.impossible(from, to)}${needed === undefined ? "" : ` ${shown.wished(sets(needed, wished.exposure))}`}`,
            "model"
          )
        ];
      }),
      {
        ...{kind: "table", name: "schema", title: shown.table.title, subtitle: shown.table.subtitle},
        ...{level: "association", sources: facts.sources(["ww-uitkeringen", "bijstand", "jeugdzorg"])},
        ...{data: testData({strict, kept}, label), isFolded: true}
      }
    ]
  };
}

type Lagged = ImpliedTest["a"];
type Label = (id: string) => string;

const lagged = ({variable, lag}: Lagged, label: Label): string => shown.lagged(label(variable), lag);
const givenWords = (given: readonly Lagged[], label: Label): string =>
  listWords(given.map((each) => lagged(each, label)));

/** `unemployment@2` beside an exposure at 3: a year earlier than the exposure. */
function nodeWords(node: string, exposure: string, label: Label): string {
  const [id = node, at] = node.split("@");
  const start = Number(exposure.split("@")[1] ?? 0);
  return at === undefined ? label(id) : shown.lagged(label(id), Math.max(0, start - Number(at)));
}

function testData({strict, kept}: {strict: ImpliedTests; kept: ImpliedTests}, label: Label): TableData {
  const {columns} = shown.table;
  const missing = {missing: shown.tooFew};
  const rowsOf = ({tests}: ImpliedTests, window: string): Row[] =>
    tests.map(({a, b, given, association, detectable, p, q, clusters, verdict}) => ({
      ...{window, a: lagged(a, label), b: lagged(b, label), given: givenWords(given, label)},
      ...{association: association ?? missing, detectable: detectable ?? missing, p: p ?? missing, q: q ?? missing},
      ...{clusters: clusters ?? missing, verdict: shown.verdicts[verdict] ?? verdict}
    }));
  return {
    columns: [
      text("window", columns.window),
      text("a", columns.a),
      text("b", columns.b),
      text("given", columns.given),
      number("association", columns.association, undefined, 3),
      number("detectable", columns.detectable, undefined, 3),
      number("p", columns.p, undefined, 4),
      number("q", columns.q, undefined, 4),
      number("clusters", columns.clusters),
      text("verdict", columns.verdict)
    ],
    rows: [...rowsOf(strict, storyLinks.estimates.strict), ...rowsOf(kept, storyLinks.estimates.all)]
  };
}
