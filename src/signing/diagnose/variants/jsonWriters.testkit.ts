/**
 * What real writers of JSON wrote of one text, each run in November 2026: the name in the table, what was run, and the string.
 * The text has every ASCII character, some beyond, and `</`.
 */
export const writtenTexts: readonly {
  readonly name: string;
  readonly run: string;
  readonly text: string;
}[] = [
  {
    name: 'JavaScript',
    run: 'Node 20.20.2',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\u2028\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'Python’s json.dumps',
    run: 'CPython 3.11.7',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00</"`,
  },
  {
    name: 'JavaScript',
    run: 'CPython 3.11.7, ensure_ascii=False',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\u2028\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'JavaScript',
    run: 'orjson 3.8.3',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\u2028\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'Python’s json.dumps',
    run: 'simplejson 4.1.2',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00</"`,
  },
  {
    name: 'ujson',
    run: 'ujson 6.0.0',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-.\\/0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00<\\/"`,
  },
  {
    name: 'ujson with encode_html_chars',
    run: 'ujson 6.0.0',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%\\u0026'()*+,-.\\/0123456789:;\\u003c=\\u003e?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00\\u003c\\/"`,
  },
  {
    name: 'PHP’s json_encode',
    run: 'PHP 8.2.36',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-.\\/0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00<\\/"`,
  },
  {
    name: 'PHP’s json_encode with JSON_UNESCAPED_SLASHES',
    run: 'PHP 8.2.36',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00</"`,
  },
  {
    name: 'PHP’s json_encode with JSON_UNESCAPED_UNICODE',
    run: 'PHP 8.2.36',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-.\\/0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀<\\/"`,
  },
  {
    name: 'PHP’s json_encode with slashes and Unicode unescaped',
    run: 'PHP 8.2.36',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'JavaScript',
    run: 'PHP 8.2.36, JSON_UNESCAPED_LINE_TERMINATORS too',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\u2028\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'PHP’s json_encode with JSON_HEX_TAG',
    run: 'PHP 8.2.36',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-.\\/0123456789:;\\u003C=\\u003E?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00\\u003C\\/"`,
  },
  {
    name: 'PHP’s json_encode with all JSON_HEX flags',
    run: 'PHP 8.2.36',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\u0022#$%\\u0026\\u0027()*+,-.\\/0123456789:;\\u003C=\\u003E?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00\\u003C\\/"`,
  },
  {
    name: 'JavaScript',
    run: 'json 2.6.1 of Ruby 3.1.2',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\u2028\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'Ruby’s JSON.generate with ascii_only',
    run: 'json 2.6.1 of Ruby 3.1.2',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00</"`,
  },
  {
    name: 'Ruby’s JSON.generate with escape_slash',
    run: 'json 2.6.1 of Ruby 3.1.2',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-.\\/0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\u2028\u2029☕\ufeff\uffff😀<\\/"`,
  },
  {
    name: 'Rails’ to_json',
    run: 'Rails 6.1.7.10',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%\\u0026'()*+,-./0123456789:;\\u003c=\\u003e?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀\\u003c/"`,
  },
  {
    name: 'Go’s json.Marshal before 1.22',
    run: 'Go 1.19.8',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\u0008\\t\\n\\u000b\\u000c\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%\\u0026'()*+,-./0123456789:;\\u003c=\\u003e?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀\\u003c/"`,
  },
  {
    name: 'Go’s Encoder with SetEscapeHTML(false) before 1.22',
    run: 'Go 1.19.8',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\u0008\\t\\n\\u000b\\u000c\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'Gson',
    run: 'Gson 2.10',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%\\u0026\\u0027()*+,-./0123456789:;\\u003c\\u003d\\u003e?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀\\u003c/"`,
  },
  {
    name: 'PHP’s json_encode with slashes and Unicode unescaped',
    run: 'Gson 2.10, disableHtmlEscaping',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'Jackson',
    run: 'Jackson 2.14.0',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000B\\f\\r\\u000E\\u000F\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001A\\u001B\\u001C\\u001D\\u001E\\u001F !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\u0085\u009f\u00a0éÿĀ†\u2010\u2028\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'Jackson with ESCAPE_NON_ASCII',
    run: 'Jackson 2.14.0',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000B\\f\\r\\u000E\\u000F\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001A\\u001B\\u001C\\u001D\\u001E\\u001F !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009F\\u00A0\\u00E9\\u00FF\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\uFEFF\\uFFFF\\uD83D\\uDE00</"`,
  },
  {
    name: 'Newtonsoft.Json',
    run: 'Newtonsoft.Json 6.0 on Mono',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀</"`,
  },
  {
    name: 'Newtonsoft.Json with EscapeHtml',
    run: 'Newtonsoft.Json 6.0 on Mono',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\u0022#$%\\u0026\\u0027()*+,-./0123456789:;\\u003c=\\u003e?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\u0080\\u0085\u009f\u00a0éÿĀ†\u2010\\u2028\\u2029☕\ufeff\uffff😀\\u003c/"`,
  },
  {
    name: 'Ruby’s JSON.generate with ascii_only',
    run: 'Newtonsoft.Json 6.0 on Mono, EscapeNonAscii',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u007f\\u0080\\u0085\\u009f\\u00a0\\u00e9\\u00ff\\u0100\\u2020\\u2010\\u2028\\u2029\\u2615\\ufeff\\uffff\\ud83d\\ude00</"`,
  },
  {
    name: 'json-simple',
    run: 'json-simple 2.3.0',
    text: `"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000B\\f\\r\\u000E\\u000F\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001A\\u001B\\u001C\\u001D\\u001E\\u001F !\\"#$%&'()*+,-.\\/0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\\u007F\\u0080\\u0085\\u009F\u00a0éÿĀ\\u2020\\u2010\\u2028\\u2029☕\ufeff\uffff😀<\\/"`,
  },
];

/** What they make of one small document where they are asked for a layout. */
export const writtenLayouts: readonly { readonly run: string; readonly text: string }[] = [
  {
    run: 'CPython 3.11.7',
    text: '{"id": 1, "text": "t", "list": [1, "a", {"k": "v"}, []], "empty": {}, "ok": true, "none": null}',
  },
  {
    run: 'CPython 3.11.7, indent=2',
    text: '{\n  "id": 1,\n  "text": "t",\n  "list": [\n    1,\n    "a",\n    {\n      "k": "v"\n    },\n    []\n  ],\n  "empty": {},\n  "ok": true,\n  "none": null\n}',
  },
  {
    run: 'PHP 8.2.36, JSON_PRETTY_PRINT',
    text: '{\n    "id": 1,\n    "text": "t",\n    "list": [\n        1,\n        "a",\n        {\n            "k": "v"\n        },\n        []\n    ],\n    "empty": {},\n    "ok": true,\n    "none": null\n}',
  },
  {
    run: 'json 2.6.1 of Ruby 3.1.2, pretty_generate',
    text: '{\n  "id": 1,\n  "text": "t",\n  "list": [\n    1,\n    "a",\n    {\n      "k": "v"\n    },\n    [\n\n    ]\n  ],\n  "empty": {\n  },\n  "ok": true,\n  "none": null\n}',
  },
  {
    run: 'Go 1.19.8, MarshalIndent',
    text: '{\n  "id": 1,\n  "text": "t",\n  "list": [\n    1,\n    "a",\n    {\n      "k": "v"\n    },\n    []\n  ],\n  "empty": {},\n  "ok": true,\n  "none": null\n}',
  },
  {
    run: 'Gson 2.10, setPrettyPrinting',
    text: '{\n  "id": 1,\n  "text": "t",\n  "list": [\n    1,\n    "a",\n    {\n      "k": "v"\n    },\n    []\n  ],\n  "empty": {},\n  "ok": true,\n  "none": null\n}',
  },
  {
    run: 'Jackson 2.14.0, DefaultPrettyPrinter',
    text: '{\n  "id" : 1,\n  "text" : "t",\n  "list" : [ 1, "a", {\n    "k" : "v"\n  }, [ ] ],\n  "empty" : { },\n  "ok" : true,\n  "none" : null\n}',
  },
  {
    run: 'Jackson 2.14.0',
    text: '{"id":1,"text":"t","list":[1,"a",{"k":"v"},[]],"empty":{},"ok":true,"none":null}',
  },
];
