import {exposeTasks} from "../../workers/worker-of.js";
import {foreignTasks} from "./foreign-model.js";

exposeTasks(foreignTasks);
