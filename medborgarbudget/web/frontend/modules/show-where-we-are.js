// A navigation that scrolls sideways begins with the page that is shown in sight.
export function showWhereWeAre(link) {
  const row = link.closest("ul");
  const beside = link.getBoundingClientRect().left - row.getBoundingClientRect().left;
  row.scrollLeft += beside - (row.clientWidth - link.offsetWidth) / 3;
}
