/**
 * Makes FORM of body.bin: its parameters in the order in which they are signed, with escapes for `printf %b`, so
 * that any byte survives in lines and in a variable. The space between name and value sorts before every escape.
 */
export const formLines = String.raw`
# A body that is no form is vouched for by its hash in the URL.
FORM=
HASH=$(openssl dgst -sha256 -r body.bin | cut -d ' ' -f 1)
case "$URL&" in
  *[?\&]"bodySHA256=$HASH"[\&#]*) echo 'The hash in the URL is that of body.bin.' ;;
  *[?\&]bodySHA256=*) echo 'The hash in the URL is not that of body.bin.' ;;
  *)
    # Decoded, each byte as \0 and three octal digits: they sort as the bytes do.
    FORM=$(LC_ALL=C awk '
      BEGIN {
        RS = "&"
        for (i = 0; i < 256; i++) {
          octal[sprintf("%c", i)] = octal[sprintf("%%%02X", i)] = sprintf("\\0%03o", i)
        }
        octal["+"] = octal[" "]
      }
      function decoded(text,   i, code, all) {
        for (i = 1; i <= length(text); i += length(code)) {
          code = toupper(substr(text, i, 3))
          if (code !~ /^%[0-9A-F][0-9A-F]$/) code = substr(text, i, 1)
          all = all octal[code]
        }
        return all
      }
      {
        equals = index($0 "=", "=")
        print decoded(substr($0, 1, equals - 1)), decoded(substr($0, equals + 1))
      }
    ' body.bin | LC_ALL=C sort -u | tr -d ' \n')
    ;;
esac
`
  .trim()
  .split('\n');
