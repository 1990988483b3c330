import type { HElement } from "docx-preview";

/**
 * Makes the elements of a shown DOCX. Only what a text is made of comes into being: nothing that runs, loads, frames or
 * asks; links lead to places within the text alone. Rules of style are gathered instead of placed, and styles are set by
 * property, since the page's policy lets no text be a style.
 */
export function elementMaker(styles: string[]): (element: HElement | Node | string) => Node {
  const make = (element: HElement | Node | string): Node => {
    if (typeof element === "string") return document.createTextNode(element);
    if (element instanceof Node) return element;
    const { ns, tagName, className, style, children = [], ...props } = element;
    const name = tagName.toLowerCase();
    if (name === "#comment") return document.createComment("");
    if (name === "style") {
      styles.push(children.filter((child) => typeof child === "string").join("\n"));
      return document.createComment("");
    }
    const made = allowed(ns ?? html, name);
    if (made instanceof Element) {
      if (className !== undefined && className !== "") made.setAttribute("class", className);
      applyStyle(made, style);
      applyProps(made, props);
    }
    for (const child of children) made.appendChild(make(child));
    return made;
  };
  return make;
}

const html = "http://www.w3.org/1999/xhtml";
const svg = "http://www.w3.org/2000/svg";
const mathMl = "http://www.w3.org/1998/Math/MathML";

const texts =
  "a article b br caption col colgroup div em footer header h1 h2 h3 h4 h5 h6 i img li ol p section span strong sub sup table tbody td th tr u ul wbr";
const drawings = "svg g path rect line polyline polygon ellipse circle text tspan image foreignobject";
const known: Readonly<Record<string, ReadonlySet<string> | "all">> = {
  [html]: new Set(texts.split(" ")),
  [svg]: new Set(drawings.split(" ")),
  // Formulas are elements without any power of their own.
  [mathMl]: "all",
};

function allowed(namespace: string, name: string): Node {
  if (name === "#fragment") return document.createDocumentFragment();
  const names = known[namespace];
  const isKnown = names === "all" || names?.has(name) === true;
  if (!isKnown) return document.createElement("span");
  // SVG's own names have capitals.
  return document.createElementNS(namespace, name === "foreignobject" ? "foreignObject" : name);
}

function applyStyle(element: Element, style: HElement["style"]): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement || element instanceof MathMLElement))
    return;
  if (typeof style === "string") element.style.cssText = style;
  else if (style !== undefined) Object.assign(element.style, style);
}

/** Pictures that the file itself brings. */
const ownPicture = /^(?:blob:|data:image\/(?:png|jpeg|gif|webp|bmp|tiff)[;,])/u;

function applyProps(element: Element, props: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(props)) {
    if (name === "href" && typeof value === "string" && value.startsWith("#"))
      element.setAttribute("href", value);
    if (name === "src" && typeof value === "string" && ownPicture.test(value))
      element.setAttribute("src", value);
    if ((name === "colSpan" || name === "rowSpan") && typeof value === "number")
      element.setAttribute(name.toLowerCase(), String(value));
    if (name === "lang" && typeof value === "string") element.setAttribute("lang", value);
    if (name === "id" && typeof value === "string") element.setAttribute("id", value);
    if (name === "textContent" && typeof value === "string") element.textContent = value;
    if (name === "innerText" && typeof value === "string") element.textContent = value;
  }
}
