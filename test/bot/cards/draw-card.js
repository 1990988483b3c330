/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-argument, typescript/no-unsafe-return -- it runs in the page, where nothing has types */
// Runs in the page: draws a card with the real renderer and measures it, closed and with each of its forms open.
// Told to the test: what the renderer complains of, what stands outside or is cut off, inputs without a label.
globalThis.drawCard = (card, config) => {
  const { AdaptiveCard, HostConfig, SerializationContext } = globalThis.AdaptiveCards;
  const adaptive = new AdaptiveCard();
  adaptive.hostConfig = new HostConfig(config);
  const context = new SerializationContext();
  adaptive.parse(card, context);
  // The renderer keeps its place in the pattern for `lang` between cards, so that it refuses every second one.
  const errors = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message).filter(
    (message) => !/^Invalid value "(?:vi|en)" for property "lang"\.$/.test(message),
  );
  const place = document.querySelector("#card");
  place.replaceChildren(adaptive.render());

  const outside = [];
  const unlabelled = [];
  const isCutOff = (element) =>
    !element.matches("select, option, textarea, input") &&
    getComputedStyle(element).overflow !== "visible" &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2);
  const isLabelled = (field) => {
    const by = (field.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const named = by.some((id) => (document.querySelector(`#${CSS.escape(id)}`)?.textContent ?? "") !== "");
    return named || (field.getAttribute("aria-label") ?? "") !== "" || (field.labels?.length ?? 0) > 0;
  };
  const measure = () => {
    const right = place.getBoundingClientRect().right + 0.5;
    for (const element of place.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width > 0 && (box.right > right || isCutOff(element))) {
        outside.push(`${element.tagName} ${element.textContent.slice(0, 60)}`);
      }
    }
    for (const field of place.querySelectorAll("select, textarea, input")) {
      if (!isLabelled(field)) unlabelled.push(field.outerHTML.slice(0, 160));
    }
  };
  measure();
  const openers = [...place.querySelectorAll("button[aria-expanded]")];
  for (const opener of openers) {
    opener.click();
    measure();
  }
  if (openers.length > 1) openers[0].click();
  return { errors, outside, unlabelled };
};
