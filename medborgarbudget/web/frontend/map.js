// Maps, apart from site.js since few pages have one.
import { showMap } from "./modules/map.js";
import { drawShape } from "./modules/map-draw.js";

document.querySelectorAll("[data-map]").forEach(showMap);
document.querySelectorAll("[data-map-draw]").forEach(drawShape);
