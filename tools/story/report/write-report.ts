import type {StoryWorld} from "../world.js";
import type {Told} from "./told.js";
export async function writeReport(world: StoryWorld, told: Told): Promise<void> {
  await world.bundle.write("debug.json", JSON.stringify(told, null, 1));
}
