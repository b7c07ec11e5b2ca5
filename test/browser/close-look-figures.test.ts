import {lookClosely} from "../helpers/close-look.js";

lookClosely("figures");
