const PAUSE = 2000;

/** Ask the address in `data-poll-url` until the count has come further than the page says. */
export async function followCount(element) {
  const { pollUrl, pollState } = element.dataset;
  do await pause();
  while ((await stateAt(pollUrl, pollState)) === pollState);
  location.reload();
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

/** The state of the count, or the one known when the network is away for a while. */
async function stateAt(url, known) {
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    return response.ok ? (await response.json()).state : known;
  } catch {
    return known;
  }
}
