// What went wrong is read first: the summary of errors takes the focus when the page has come.
export function takeFocus(element) {
  element.focus();
}
