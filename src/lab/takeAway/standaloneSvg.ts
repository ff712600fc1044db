/** A line of words over or between the pictures of a file. */
export interface PictureWords {
  readonly words: string;
  readonly look: 'title' | 'strong' | 'plain';
}

/** What each sign in a picture means, in a row. */
interface PictureKey {
  readonly signs: readonly { readonly svg: SVGSVGElement; readonly words: string }[];
}

export type PicturePart = PictureWords | PictureKey | { readonly svg: SVGSVGElement };

/** A picture that shows the same without the page: in a browser, librsvg, resvg and Inkscape. */
export interface StandaloneSvg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Letters of much the same width everywhere; the page's own font would be another one wherever the file is opened. Names
 * of families to the end, for resvg knows no `sans-serif` where there is no Arial, and none in quotes but the first.
 */
const fonts = {
  sans: 'Arial, Liberation Sans, Helvetica, DejaVu Sans Condensed, DejaVu Sans, sans-serif',
  mono: 'Courier New, Liberation Mono, DejaVu Sans Mono, monospace',
};

const margin = 24;
const sizes = { title: 20, strong: 15, plain: 13 };
/** The width of a letter by its size, of the widest font that may stand in: DejaVu Sans. */
const letterWidth = 0.62;

/**
 * Draws what is on the page as a file of its own. Colours and sizes are those that the browser has computed, written
 * as presentation attributes: other programs know no variables, no `light-dark()` and few selectors.
 * @param place has the colours of paper and ink.
 */
export function standaloneSvg(
  name: string,
  parts: readonly PicturePart[],
  place: Element,
): StandaloneSvg {
  const widths = parts.map((part) => ('svg' in part ? part.svg.viewBox.baseVal.width : 0));
  const width = Math.ceil(Math.max(480, ...widths)) + 2 * margin;
  const { color, backgroundColor } = getComputedStyle(place);
  let y = margin;
  const drawn = parts.map((part) => {
    if ('svg' in part) {
      const from = y;
      y += part.svg.viewBox.baseVal.height + 12;
      return `<g transform="translate(${margin} ${from})">${inside(part.svg)}</g>`;
    }
    if ('signs' in part) {
      const { plain } = sizes;
      let x = margin;
      y += plain + 6;
      const signs = part.signs.map(({ svg, words }) => {
        const from = x;
        x += 22 + words.length * plain * letterWidth + 14;
        return `<g transform="translate(${rounded(String(from))} ${y - 13})">${inside(svg)}<text x="22" y="13" font-size="${plain}"${paint('fill', color)}>${escaped(words)}</text></g>`;
      });
      y += 8;
      return signs.join('');
    }
    const size = sizes[part.look];
    const lines = wrapped(part.words, (width - 2 * margin) / (size * letterWidth));
    const weight = part.look === 'plain' ? '' : ' font-weight="700"';
    const texts = lines.map((line) => {
      y += size * 1.3;
      return `<text x="${margin}" y="${rounded(String(y - size * 0.3))}" font-size="${size}"${weight}${paint('fill', color)}>${escaped(line)}</text>`;
    });
    y += 6;
    return texts.join('');
  });
  const height = Math.ceil(y + margin - 12);
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fonts.sans}">`,
    `<title>${escaped(name)}</title>`,
    `<rect width="${width}" height="${height}"${paint('fill', backgroundColor)}/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
  return { text, width, height };
}

const inside = (element: Element): string => Array.from(element.children, markup).join('');

const geometry =
  'id d x y x1 y1 x2 y2 cx cy r rx ry width height points dx dy transform patternUnits patternTransform'.split(
    ' ',
  );
const shapes = new Set('path rect circle ellipse line polyline polygon text tspan'.split(' '));

function markup(element: Element): string {
  const { localName: tag } = element;
  if (tag === 'title') return `<title>${escaped(element.textContent.trim())}</title>`;
  const style = getComputedStyle(element);
  // What only holds something is not displayed itself.
  if (style.display === 'none' && tag !== 'defs' && tag !== 'pattern') return '';
  if (tag === 'svg')
    return `<g transform="${placed(element as SVGSVGElement)}">${inside(element)}</g>`;
  const attributes = geometry
    .map((name) => [name, element.getAttribute(name)] as const)
    .flatMap(([name, value]) => (value === null ? [] : ` ${name}="${escaped(rounded(value))}"`));
  const look = shapes.has(tag) ? lookOf(style, tag) : opacityOf(style);
  if (look === undefined) return '';
  const content = tag === 'text' || tag === 'tspan' ? written(element) : inside(element);
  return `<${tag}${attributes.join('')}${look}${content === '' ? '/>' : `>${content}</${tag}>`}`;
}

/** A picture in a picture, as a part of it that is moved and scaled. */
function placed(svg: SVGSVGElement): string {
  const { width: boxWidth } = svg.viewBox.baseVal;
  const [x, y, width] = [svg.x, svg.y, svg.width].map((length) => length.baseVal.value);
  const scale = boxWidth > 0 ? (width ?? 0) / boxWidth : 1;
  return rounded(`translate(${x ?? 0} ${y ?? 0}) scale(${scale})`);
}

/** Words as they are shown: where the template breaks a line is no space at the ends. */
function written(element: Element): string {
  const words = Array.from(element.childNodes, (node) =>
    node instanceof Element
      ? markup(node)
      : escaped((node.textContent ?? '').replace(/[ \n]+/g, ' ')),
  ).join('');
  return element.localName === 'text' ? words.trim() : words;
}

/** How a shape is painted; undefined where nothing of it is seen. */
function lookOf(style: CSSStyleDeclaration, tag: string): string | undefined {
  if (style.visibility === 'hidden') return undefined;
  const isText = tag === 'text' || tag === 'tspan';
  const fill = paint('fill', style.fill, Number(style.fillOpacity));
  const stroke = paint('stroke', style.stroke);
  const isStroked = stroke !== '' && parseFloat(style.strokeWidth) > 0;
  if (fill === '' && !isStroked) return undefined;
  return [
    fill === '' ? ' fill="none"' : fill,
    ...(isStroked
      ? [
          stroke,
          attribute('stroke-width', parseFloat(style.strokeWidth), 1),
          attribute('stroke-linecap', style.strokeLinecap, 'butt'),
          attribute('stroke-linejoin', style.strokeLinejoin, 'miter'),
          attribute('stroke-dasharray', style.strokeDasharray.replaceAll('px', ''), 'none'),
          attribute('paint-order', style.paintOrder.split(' ')[0] ?? '', 'normal'),
        ]
      : []),
    ...(isText
      ? [
          attribute('font-size', parseFloat(style.fontSize)),
          // Fonts elsewhere have two weights.
          attribute('font-weight', Number(style.fontWeight) >= 600 ? 700 : 400, 400),
          attribute('text-anchor', style.textAnchor, 'start'),
          style.fontFamily.includes('Mono') ? ` font-family="${fonts.mono}"` : '',
        ]
      : []),
    opacityOf(style),
  ].join('');
}

const opacityOf = ({ opacity }: CSSStyleDeclaration) => attribute('opacity', Number(opacity), 1);

function attribute(name: string, value: string | number, standard?: string | number): string {
  return value === standard ? '' : ` ${name}="${value}"`;
}

/** A paint as attributes, its opacity apart; nothing where nothing is painted. */
function paint(name: 'fill' | 'stroke', value: string, opacity = 1): string {
  const pattern = /^url\("?(#[^")]+)"?\)/.exec(value);
  if (pattern) return ` ${name}="url(${pattern[1] ?? ''})"`;
  const isUnit = value.startsWith('color(srgb');
  const numbers = value.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  if (value === 'none' || numbers.length < 3 || alpha === 0) return '';
  const hex = [red, green, blue]
    .map((each) => Math.round(isUnit ? each * 255 : each))
    .map((each) => each.toString(16).padStart(2, '0'))
    .join('');
  return ` ${name}="#${hex}"${attribute(`${name}-opacity`, alpha * opacity, 1)}`;
}

/** Numbers to a hundredth of a pixel. */
function rounded(text: string): string {
  return text.replaceAll(/-?\d*\.\d+(?:e-?\d+)?/g, (number) =>
    String(Math.round(Number(number) * 100) / 100),
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The words in lines of so many letters at the most, unless one word is longer. */
function wrapped(words: string, most: number): readonly string[] {
  const lines = [''];
  for (const word of words.split(/ +/)) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** No browser draws on a larger canvas everywhere. */
const pixelsMost = 16_000_000;

/** The picture as PNG, two pixels for one where that is not too many; rejects where the browser cannot draw it. */
export async function pngOf({ text, width, height }: StandaloneSvg): Promise<Blob> {
  const image = new Image();
  // Of its own address it is always allowed to be read back, in a sandboxed frame too.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.min(2, Math.sqrt(pixelsMost / (width * height)));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas here.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/png' });
}
