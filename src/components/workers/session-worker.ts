import {sessionTasks} from "./session-tasks.js";
import {exposeTasks} from "./worker-of.js";

exposeTasks(sessionTasks);
