// Somebody else's website, which embeds the widget: http://localhost, while the product is at http://127.0.0.1.

import { createServer } from "node:http";

/** A site whose pages are given by tests. */
export class Site {
  #server = createServer((request, response) => this.#answer(request, response));
  #pages = new Map();

  async start() {
    await new Promise((resolve) => this.#server.listen(0, "localhost", resolve));
    this.origin = `http://localhost:${this.#server.address().port}`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /**
   * Puts a page on the site, and says its address.
   * @param {string} body what stands in `<main>`
   * @param {{product: string, csp?: string, css?: string}} more
   */
  page(body, { product, csp, css = "" }) {
    const path = `/${this.#pages.size}`;
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Harbour Street Dental</title>
<link rel="stylesheet" href="${path}.css"><script async src="${product}/embed.js"></script></head>
<body><main><h1>Harbour Street Dental</h1><p>Come and see us.</p>${body}<p class="after">We look forward to it.</p></main></body></html>`;
    this.#pages.set(path, { type: "text/html; charset=utf-8", text: html, csp });
    this.#pages.set(`${path}.css`, { type: "text/css", text: PLAIN + css });
    return this.origin + path;
  }

  #answer(request, response) {
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    const page = this.#pages.get(request.url);
    if (!page) return void response.writeHead(404).end();
    const headers = { "content-type": page.type, "cache-control": "no-store" };
    if (page.csp) headers["content-security-policy"] = page.csp;
    response.writeHead(200, headers).end(page.text);
  }
}

const PLAIN = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 sans-serif; }
main { max-width: 66rem; margin: 0 auto; padding: .5rem; }
`;

/** The element as a site writes it. */
export const embed = (calendar, attributes = "") =>
  `<slotkey-booking calendar="${calendar.slug}" ${attributes}></slotkey-booking>`;

/** Policies of host pages. */
export const policy = {
  /** Neither WebAssembly nor inline styles. */
  noWebAssembly: (product) =>
    `default-src 'none'; script-src ${product}; style-src 'self'; connect-src ${product}; frame-src ${product}`,
  /** The fragment cannot be fetched. */
  noConnect: (product) =>
    `default-src 'none'; script-src ${product} 'wasm-unsafe-eval'; style-src 'self'; frame-src ${product}`,
  /** The loader may run, and no other script. */
  loaderOnly: (product) =>
    `default-src 'none'; script-src ${product}/embed.js; style-src 'self'; connect-src ${product}; frame-src ${product}`,
  /** The least that the embed asks for. */
  enough: (product) =>
    `default-src 'none'; script-src ${product} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${product}`,
};
