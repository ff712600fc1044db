/** One text of all printable ASCII and more. */
export const encodedText =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\n\u007fé☕😀';

/** What real encoders of forms made of it, each run in November 2026. */
export const encodedTexts: readonly { readonly run: string; readonly text: string }[] = [
  {
    run: 'Node 20.20.2, URLSearchParams',
    text: '+%21%22%23%24%25%26%27%28%29*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Node 20.20.2, encodeURIComponent',
    text: "%20!%22%23%24%25%26'()*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80",
  },
  {
    run: 'Node 20.20.2, querystring',
    text: "%20!%22%23%24%25%26'()*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80",
  },
  {
    run: 'qs 6',
    text: '%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'qs 6, RFC1738',
    text: '+%21%22%23%24%25%26%27()%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'PHP 8.2.36, urlencode and http_build_query',
    text: '+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'PHP 8.2.36, rawurlencode',
    text: '%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'CPython 3.11.7, urlencode',
    text: '+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'CPython 3.11.7, quote',
    text: '%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-./0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Ruby 3.1.2, URI.encode_www_form',
    text: '+%21%22%23%24%25%26%27%28%29*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Ruby 3.1.2, CGI.escape',
    text: '+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Ruby 3.1.2, ERB::Util.url_encode',
    text: '%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Rack 2.2, build_query',
    text: '+%21%22%23%24%25%26%27%28%29*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Rack 2.2, escape_path',
    text: "%20!%22%23$%25&'()*+,-./0123456789:;%3C=%3E?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[%5C]%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80",
  },
  {
    run: 'Rails 6.1.7.10, to_query',
    text: '+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Go 1.19.8, PathEscape',
    text: '%20%21%22%23$%25&%27%28%29%2A+%2C-.%2F0123456789:%3B%3C=%3E%3F@ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Go 1.19.8, QueryEscape',
    text: '+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Java 17, URLEncoder',
    text: '+%21%22%23%24%25%26%27%28%29*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Spring 4.3.30, UriUtils.encode',
    text: '%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Mono 6.8, WebUtility.UrlEncode',
    text: '+!%22%23%24%25%26%27()*%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Mono 6.8, Uri.EscapeDataString',
    text: '%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~%0A%7F%C3%A9%E2%98%95%F0%9F%98%80',
  },
  {
    run: 'Mono 6.8, HttpUtility.UrlEncode',
    text: '+!%22%23%24%25%26%27()*%2b%2c-.%2f0123456789%3a%3b%3c%3d%3e%3f%40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5b%5c%5d%5e_%60abcdefghijklmnopqrstuvwxyz%7b%7c%7d%7e%0a%7f%c3%a9%e2%98%95%f0%9f%98%80',
  },
];
