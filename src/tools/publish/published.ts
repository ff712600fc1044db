import type { HtmlTagDescriptor, Plugin } from 'vite';
import { singleFileMode } from './singleFile.ts';

/** Drawn by the still pages; `socialCard.mjs` makes the PNG of it, for nobody who shows such cards reads SVG. */
export const socialCard = { fileName: 'social-card', width: 1200, height: 630 };

/**
 * What search engines and link previews ask for, which takes whole addresses: the map of the site, and a card. A build
 * that is told no address has neither, and works anywhere.
 * @param address of the folder that the page is served from, with its slash; as `HOOKSCOPE_URL` gives it. Throws where
 *   that is no such address.
 */
export function published(address = process.env['HOOKSCOPE_URL']): Plugin {
  if (address && !(URL.canParse(address) && /^https?:\/\/.*\/$/.test(address)))
    throw new Error(`HOOKSCOPE_URL must be an address that ends in a slash, not ${address}.`);
  return {
    name: 'published',
    apply: (_, { command, isSsrBuild, mode }) =>
      command === 'build' && isSsrBuild !== true && mode !== singleFileMode && Boolean(address),

    transformIndexHtml: (html) => headOf(address ?? '', html),

    generateBundle: {
      // After the still pages.
      order: 'post',
      handler(_, bundle) {
        const pages = Object.keys(bundle)
          .filter((name) => name.endsWith('index.html'))
          .map((name) => `${address}${name.replace(/index\.html$/, '')}`)
          .sort();
        const urls = pages.map((page) => `  <url><loc>${page}</loc></url>\n`).join('');
        this.emitFile({
          type: 'asset',
          fileName: 'sitemap.xml',
          source: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`,
        });
        // It is read at the root of a host only.
        if (address && new URL(address).pathname === '/')
          this.emitFile({
            type: 'asset',
            fileName: 'robots.txt',
            source: `User-agent: *\nAllow: /\nSitemap: ${address}sitemap.xml\n`,
          });
      },
    },
  };
}

function headOf(address: string, html: string): HtmlTagDescriptor[] {
  const description = /name="description"\s+content="([^"]*)"/.exec(html)?.[1] ?? '';
  const meta: Readonly<Record<string, string>> = {
    'og:type': 'website',
    'og:site_name': 'Hookscope',
    'og:title': 'Hookscope: polling and webhooks, side by side',
    'og:description': description,
    'og:url': address,
    'og:image': `${address}${socialCard.fileName}.png`,
    'og:image:width': String(socialCard.width),
    'og:image:height': String(socialCard.height),
    'og:image:alt': 'One hour of polling: each mark is one question, and few of them are filled.',
  };
  return [
    { tag: 'link', injectTo: 'head', attrs: { rel: 'canonical', href: address } },
    {
      tag: 'meta',
      injectTo: 'head',
      attrs: { name: 'twitter:card', content: 'summary_large_image' },
    },
    ...Object.entries(meta).map(([property, content]): HtmlTagDescriptor => ({
      tag: 'meta',
      injectTo: 'head',
      attrs: { property, content },
    })),
  ];
}
