const openDialog = '[role="dialog"], [role="alertdialog"]';

/**
 * An open dialog hides the page below it from screen readers. Where it goes at the moment at which the page below changes,
 * Fluent leaves the page hidden for ever: with no dialog left, it is to be heard again.
 */
export function staysAudible(root: HTMLElement): void {
  const look = () => {
    if (root.ariaHidden === "true" && document.querySelector(openDialog) === null) root.ariaHidden = null;
  };
  const watch = new MutationObserver(look);
  watch.observe(root, { attributeFilter: ["aria-hidden"] });
  watch.observe(document.body, { childList: true });
}
