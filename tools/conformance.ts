import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {projectRoot} from "../loaders/warehouse/paths.js";
import {at, compare, toleranceOf, type CaseTolerance, type Part} from "./conformance/compare.js";
import {commandRunner} from "./conformance/reading.js";
import {eventsCases} from "./conformance/events-cases.js";
import {famaMacBeth, modelCases} from "./conformance/model-cases.js";
import {regressionCases} from "./conformance/regression-cases.js";
import {seriesCases} from "./conformance/series-cases.js";
import {smallAreaCases} from "./conformance/small-area-cases.js";
import {systemCases} from "./conformance/system-cases.js";

/**
 * Compares what the commands and functions give with the reference cases beside the project (SAMENHANG_SHARED, else
 * ../shared), and lists which figure comes from where, what passes, what fails and what is not given, with the reason.
 */

const shared = resolve(projectRoot(), process.env["SAMENHANG_SHARED"] ?? "../shared");
const cases = join(shared, "cases", "statistics");
if (!existsSync(cases)) {
  console.log(`no reference cases at ${cases}; nothing compared`);
  process.exit(0);
}

const runner = commandRunner(join(cases, "data"));
const parts: Record<string, Part[]> = {
  ...regressionCases(runner),
  ...seriesCases(runner),
  ...eventsCases(runner),
  ...smallAreaCases(runner),
  ...modelCases(runner, cases)
};
parts["petersen_cluster_se"]?.push(famaMacBeth(cases));
const chosen = process.argv.slice(2);
const totals = {passed: 0, failed: 0, notGiven: 0};

for (const file of readdirSync(join(cases, "expected")).sort()) {
  const id = file.replace(/\.json$/, "");
  if (chosen.length > 0 && !chosen.includes(id)) continue;
  const reference = JSON.parse(readFileSync(join(cases, "expected", file), "utf8")) as CaseTolerance & {
    expected: unknown;
  };
  console.log(`\n${id} (relative tolerance ${toleranceOf(reference).toExponential(0)})`);
  const own = parts[id];
  if (own === undefined) console.log("  no part of this case is mapped");
  for (const part of own ?? []) await show(part, reference);
}
for (const [id, {parts: own, ...reference}] of Object.entries(systemCases(join(shared, "cases", "systems")))) {
  if (chosen.length > 0 && !chosen.some((name) => id.startsWith(name))) continue;
  console.log(`\n${id} (relative tolerance ${toleranceOf(reference).toExponential(0)})`);
  for (const part of own) await show(part, reference);
}
console.log(`\n${totals.passed} figures equal, ${totals.failed} not, ${totals.notGiven} parts not given`);
process.exitCode = totals.failed > 0 ? 1 : 0;

async function show(part: Part, reference: CaseTolerance & {expected: unknown}): Promise<void> {
  const name = part.path.length === 0 ? "(all)" : part.path.join(".");
  if (part.produce === undefined) {
    totals.notGiven++;
    console.log(`  –  ${name}: ${part.via}: ${part.call}`);
    return;
  }
  let got: unknown;
  try {
    got = await part.produce();
  } catch (error) {
    totals.failed++;
    console.log(
      `  ✗  ${name}: ${part.via}: ${part.call}\n       ${error instanceof Error ? error.message : String(error)}`
    );
    return;
  }
  const {passed, failed} = compare(at(reference.expected, part.path), got, toleranceOf(reference), name);
  totals.passed += passed;
  totals.failed += failed.length;
  // A part that compares nothing is a mapping that does not fit the case.
  if (passed + failed.length === 0) {
    totals.failed++;
    failed.push("no figure compared");
  }
  console.log(`  ${failed.length === 0 ? "✓" : "✗"}  ${name}: ${passed} equal by ${part.via}: ${part.call}`);
  for (const message of failed.slice(0, 5)) console.log(`       ${message}`);
}
