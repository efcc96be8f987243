import { autosave } from "./modules/autosave.js";
import { copyText } from "./modules/copy-text.js";
import { followCount } from "./modules/follow-count.js";
import { filterAsYouType } from "./modules/filter.js";
import { proveWork } from "./modules/prove-work.js";
import { showWhereWeAre } from "./modules/show-where-we-are.js";
import { takeFocus } from "./modules/take-focus.js";

document.querySelectorAll("[data-poll-url]").forEach(followCount);
document.querySelectorAll("form[data-filter]").forEach(filterAsYouType);
document.querySelectorAll("[data-take-focus]").forEach(takeFocus);
document.querySelectorAll("form[data-autosave]").forEach(autosave);
document.querySelectorAll("[data-proof-of-work]").forEach(proveWork);
document.querySelectorAll(".workspace-nav [aria-current]").forEach(showWhereWeAre);
document.querySelectorAll("[data-copy]").forEach(copyText);
