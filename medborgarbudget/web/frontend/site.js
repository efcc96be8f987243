import { followCount } from "./modules/follow-count.js";
import { filterAsYouType } from "./modules/filter.js";

document.querySelectorAll("[data-poll-url]").forEach(followCount);
document.querySelectorAll("form[data-filter]").forEach(filterAsYouType);
