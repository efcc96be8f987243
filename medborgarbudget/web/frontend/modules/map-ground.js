import { Control, Map, Browser, TileLayer } from "leaflet/dist/leaflet-src.esm.js";

const SWEDEN = [[55.3, 11], [69, 24.2]];

/**
 * A Leaflet map in an element, on tiles if the installation has chosen some and plain otherwise.
 * It never moves by itself, and leaves scrolling with a finger or a wheel to the page.
 */
export function mapIn(element) {
  const { label, help, tiles, attribution, zoomIn, zoomOut } = element.dataset;
  element.hidden = false;
  const ground = document.createElement("div");
  ground.className = "map-ground";
  ground.setAttribute("role", "region");
  ground.setAttribute("aria-label", label);
  element.append(ground, quietly(help));
  const map = new Map(ground, {
    attributionControl: Boolean(tiles && attribution),
    dragging: !Browser.touch || matchMedia("(pointer: fine)").matches,
    fadeAnimation: false,
    inertia: false,
    markerZoomAnimation: false,
    scrollWheelZoom: false,
    zoomAnimation: false,
    zoomControl: false,
    zoomSnap: 0.5,
  });
  new Control.Zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  new Control.Scale({ imperial: false }).addTo(map);
  map.attributionControl?.setPrefix(false);
  if (tiles) new TileLayer(tiles, { attribution }).addTo(map);
  map.fitBounds(SWEDEN);
  return map;
}

/** Show all of a layer, with some space around it; a single point is not looked at too closely. */
export function lookAt(map, layer) {
  const bounds = layer.getBounds();
  if (!bounds.isValid()) return;
  // A single point is shown with the country around it.
  const maxZoom = bounds.getNorthEast().equals(bounds.getSouthWest()) ? 7 : 14;
  map.fitBounds(bounds, { animate: false, maxZoom, padding: [24, 24] });
}

function quietly(text) {
  const paragraph = document.createElement("p");
  paragraph.className = "quiet";
  paragraph.textContent = text;
  return paragraph;
}
