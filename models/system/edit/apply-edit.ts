import {ZodError} from "zod";
import {InputError} from "../../errors.js";
import {goalSchema, interventionSchema, namedLoopSchema, systemSchema, type SystemFile} from "../format.js";
import {checkSystem, placeOf} from "../read-system.js";
import type {Edit} from "./edit.js";
import {addEvidence, closedLoops, connect, removeEvidence, removeLink, setLink} from "./edit-link.js";
import {addVariable, removeVariable, renameVariable, setVariable} from "./edit-variable.js";
import {replaced, upsert, withFields, without} from "./fields.js";
import {forgetInputs} from "./correlated-inputs.js";

/**
 * A model with one change made; the model given is left as it is, and what the change does not touch is shared. The
 * result is always one that readSystem reads.
 *
 * Throws InputError with the reason when there is nothing to change (unknown-…), a name is taken (name-taken), an
 * equation needs what is removed (variable-in-use), or the result would not be sound (invalid-edit).
 *
 * @param system a sound model
 */
export function applyEdit(system: SystemFile, edit: Edit): SystemFile {
  const next = attempt(system, edit);
  if (next === system || edit.type === "move") return next;
  const [problem] = checkSystem(next).problems;
  if (problem !== undefined) throw new InputError("invalid-edit", problem.message, problem.where);
  return next;
}

function attempt(system: SystemFile, edit: Edit): SystemFile {
  try {
    return change(system, edit);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    throw new InputError("invalid-edit", issue?.message ?? "the change is not sound", placeOf(issue?.path ?? []));
  }
}

function change(system: SystemFile, edit: Edit): SystemFile {
  switch (edit.type) {
    case "add-variable":
      return addVariable(system, edit.variable);
    case "remove-variable":
      return removeVariable(system, edit.id);
    case "rename-variable":
      return renameVariable(system, edit.id, edit.to);
    case "set-variable":
      return closedLoops(setVariable(system, edit.id, edit.fields));
    case "connect":
      return connect(system, edit.from, edit.to, edit.id, edit.fields);
    case "remove-link":
      return removeLink(system, edit.id);
    case "set-link":
      return setLink(system, edit.id, edit.fields);
    case "add-evidence":
      return addEvidence(system, edit.link, edit.evidence);
    case "remove-evidence":
      return removeEvidence(system, edit.link, edit.index);
    case "move":
      return move(system, edit.places);
    case "set-intervention": {
      const next = interventionSchema.parse(edit.intervention);
      return {...system, interventions: upsert(system.interventions, ({id}) => id === next.id, next)};
    }
    case "remove-intervention": {
      const named = {kind: "intervention", name: edit.id};
      const interventions = without(system.interventions, ({id}) => id === edit.id, named);
      return forgetInputs({...system, interventions}, [edit.id]);
    }
    case "set-goal": {
      const next = goalSchema.parse(edit.goal);
      return {...system, goals: upsert(system.goals, ({variable}) => variable === next.variable, next)};
    }
    case "remove-goal": {
      const named = {kind: "goal", name: edit.variable};
      return {...system, goals: without(system.goals, ({variable}) => variable === edit.variable, named)};
    }
    case "set-loop":
      return setLoop(system, edit.loop, edit.was);
    case "remove-loop":
      return {...system, loops: without(system.loops, ({name}) => name === edit.name, {kind: "loop", name: edit.name})};
    case "set-model":
      return systemSchema.parse(withFields(system, edit.fields));
    case "several":
      return edit.edits.reduce(change, system);
  }
}

function setLoop(system: SystemFile, loop: unknown, was?: string): SystemFile {
  const next = namedLoopSchema.parse(loop);
  const isTaken = was !== undefined && was !== next.name && system.loops.some(({name}) => name === next.name);
  if (isTaken)
    throw new InputError("name-taken", `there is already a loop ${next.name}; choose another name`, next.name);
  if (was === undefined) return {...system, loops: upsert(system.loops, ({name}) => name === next.name, next)};
  const named = {kind: "loop", name: was};
  return {
    ...system,
    loops: replaced(
      system.loops,
      ({name}) => name === was,
      () => next,
      named
    )
  };
}

function move(system: SystemFile, places: Readonly<Record<string, {x: number; y: number}>>): SystemFile {
  const wanted = new Map(Object.entries(places));
  for (const [id, {x, y}] of wanted) {
    if (!(Number.isFinite(x) && Number.isFinite(y)))
      throw new InputError("invalid-edit", `${id}: a place is two numbers`, id);
    if (!system.variables.some((variable) => variable.id === id))
      throw new InputError("unknown-variable", `there is no variable "${id}"; it may have been removed`, id);
  }
  const variables = system.variables.map((variable) => {
    const place = wanted.get(variable.id);
    return place === undefined || (place.x === variable.x && place.y === variable.y)
      ? variable
      : {...variable, x: place.x, y: place.y};
  });
  return variables.every((variable, index) => variable === system.variables[index]) ? system : {...system, variables};
}
