import type {EstimatedStrength} from "../../../../models/system/evidence/with-evidence.js";
import {signedInterval, signedStrength} from "../../../../models/system/resolve.js";
import type {SystemFile} from "../../../../models/system/format.js";
import type {ImpliedTest, ImpliedTests} from "../../../../models/system/implied/types.js";
import {inSentence, labelOf} from "../../../../src/components/system/natural.js";
import {probabilityColumn, type Row, type TableData} from "../../../../src/components/table-data.js";
import {formatNumber} from "../../../../src/locale/format.js";
import {listWords} from "../../../../src/locale/reading-words.js";
import {storyLinks} from "../../../../src/locale/story-links.js";
import {storyWords} from "../../../../src/locale/story.js";
import {evidenceModel, type LinkEvidence, type StoryEvidence} from "../../steps/evidence.js";
import type {StoryFacts} from "../facts.js";
import type {StoryBlock, StorySection} from "../parts.js";
import type {Told} from "../told.js";
import {groupWords, number, text} from "./columns.js";

const {evidence: words, diagram: shown} = storyLinks;

/** What the panel says of links of the default model. */
export function evidenceSection({evidence}: Told, facts: StoryFacts): StorySection {
  const {model, strict, kept, perPoint} = evidence;
  const source = storyWords.source.calculation(storyWords.source.panel);
  const said = (text: string): StoryBlock => ({kind: "said", text, level: "association", source});
  const written = kept.filter(({strength}) => strength !== null);
  return {
    id: "bewijs",
    title: words.heading,
    blocks: [
      {kind: "text", text: words.text},
      {kind: "text", text: words.path},
      {
        ...{kind: "said", text: words.measured(formatNumber(perPoint, 1)), level: "model"},
        source: storyWords.source.calculation(words.population)
      },
      ...strict.map((link) => said(strictWords(link, linkName(model, link.id)))),
      ...(written.length === 0
        ? [said(words.nothing)]
        : [...written.map((link) => said(keptWords(link, model))), {kind: "text", text: words.added} as const]),
      {kind: "text", text: words.file(evidenceModel, written.length > 0)},
      {
        ...{kind: "table", name: "bewijs", title: words.table.title, subtitle: words.table.subtitle},
        ...{level: "association", sources: facts.sources(["ww-uitkeringen", "bijstand"])},
        ...{data: evidenceData(model, {strict, kept}), isFolded: true, fileOnly: ["given", "warnings"]}
      }
    ]
  };
}

const short = (value: number): string => formatNumber(value, 2);
const marginWords = ({low, high}: EstimatedStrength): string =>
  low === null || high === null ? words.noMargin : words.margin(short(low), short(high));

function strictWords({isEstimated, strength}: LinkEvidence, link: string): string {
  if (strength !== null) return words.strictValue(link, short(strength.value), marginWords(strength));
  return isEstimated ? words.strictNone(link) : words.strict(link);
}

function keptWords({id, strength}: LinkEvidence, model: SystemFile): string {
  const link = model.links.find((each) => each.id === id);
  if (strength === null || link === undefined) return "";
  const value = signedStrength(link);
  const interval = signedInterval(link);
  const inForce =
    value === null
      ? words.noneInForce
      : words.inForce(short(value), interval === null ? null : words.range(short(interval[0]), short(interval[1])));
  return words.kept(linkName(model, id), short(strength.value), marginWords(strength), inForce);
}

function linkName({links, ...model}: SystemFile, id: string): string {
  const link = links.find((each) => each.id === id);
  const label = (variable: string): string => labelOf({links, ...model}, variable);
  return link === undefined ? id : words.link(label(link.from), inSentence(label(link.to)));
}

function evidenceData(model: SystemFile, {strict, kept}: Pick<StoryEvidence, "strict" | "kept">): TableData {
  const {columns} = words.table;
  const windows = [
    [strict, storyLinks.estimates.strict],
    [kept, storyLinks.estimates.all]
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
    rows: windows.flatMap(([links, window]) =>
      links.map(({id, isEstimated, strength, covariates, warnings}): Row => {
        const link = model.links.find((each) => each.id === id);
        const missing = {missing: isEstimated ? words.noLongRun : words.notEstimated};
        const inForce = link === undefined ? null : signedStrength(link);
        return {
          ...{link: linkName(model, id), window, given: covariates.join(", "), warnings: warnings.join("; ")},
          ...{value: strength?.value ?? missing, low: strength?.low ?? missing, high: strength?.high ?? missing},
          inForce: inForce ?? {missing: words.notInForce}
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
  const unobserved = strict.unobserved.filter((id) => own.has(id));
  const windows = [
    [strict, shown.strict, storyLinks.estimates.strict],
    [kept, shown.kept, storyLinks.estimates.all]
  ] as const;
  return {
    id: "schema",
    title: shown.heading,
    blocks: [
      {kind: "text", text: shown.text},
      ...(strict.tests.length + kept.tests.length === 0
        ? [{kind: "text", text: shown.noTests} as const]
        : windows.flatMap(([tests, say, window]) => [
            said(say(whole(tests.tests.length), whole(judged(tests)), whole(tests.contradicted))),
            ...tests.tests
              .filter(({verdict}) => verdict === "contradicted")
              .map(({a, b, given}) =>
                said(shown.contradicted(window, lagged(a, label), lagged(b, label), givenWords(given, label)))
              )
          ])),
      ...(unobserved.length === 0
        ? []
        : [{kind: "text", text: shown.unobserved(whole(unobserved.length), whole(model.variables.length))} as const]),
      {kind: "heading", text: shown.adjust},
      ...adjustments.flatMap(({exposure, outcome, wished, possible}): StoryBlock[] => {
        const [from, to] = [label(exposure), label(outcome)];
        const sets = (list: readonly string[], at: string): string =>
          listWords(list.map((node) => nodeWords(node, at, label)));
        const [first] = possible.total;
        if (first !== undefined) return [said(shown.possible(from, to, sets(first, possible.exposure)), "model")];
        // What the panel has need not be wished for.
        const needed = (wished.total[0] ?? []).filter((node) => strict.unobserved.includes(node.split("@")[0] ?? ""));
        const asked = needed.length === 0 ? "" : ` ${shown.wished(sets(needed, wished.exposure), needed.length)}`;
        return [said(`${shown.impossible(from, to)}${asked}`, "model")];
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
  const rowsOf = ({tests}: ImpliedTests, window: string): Row[] =>
    tests.map(({a, b, given, association, detectable, p, q, n, clusteredBy, clusters, verdict}) => {
      const missing = {missing: n === null ? shown.notEstimated : shown.fitsExactly};
      return {
        ...{window, a: lagged(a, label), b: lagged(b, label), given: givenWords(given, label)},
        ...{association: association ?? missing, detectable: detectable ?? missing, p: p ?? missing, q: q ?? missing},
        ...{cluster: clusteredBy === null ? "" : groupWords(`cluster:${clusteredBy}`), clusters: clusters ?? missing},
        ...{verdict: shown.verdicts[verdict] ?? verdict}
      };
    });
  return {
    columns: [
      text("window", columns.window),
      text("a", columns.a),
      text("b", columns.b),
      text("given", columns.given),
      number("association", columns.association, undefined, 3),
      number("detectable", columns.detectable, undefined, 3),
      probabilityColumn("p", columns.p),
      probabilityColumn("q", columns.q),
      text("cluster", columns.cluster),
      number("clusters", columns.clusters),
      text("verdict", columns.verdict)
    ],
    rows: [...rowsOf(strict, storyLinks.estimates.strict), ...rowsOf(kept, storyLinks.estimates.all)]
  };
}
