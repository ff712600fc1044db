import type { MacVector } from '../vectors.testkit.ts';

/** The test cases of RFC 4231 (SHA-256, SHA-512) and RFC 2202 (SHA-1). */
export const macs: readonly MacVector[] = [
  {
    id: 'rfc4231/1/sha256',
    algorithm: 'HMAC-SHA-256',
    keyHex: '0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
    messageHex: '4869205468657265',
    macHex: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/1/sha512',
    algorithm: 'HMAC-SHA-512',
    keyHex: '0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
    messageHex: '4869205468657265',
    macHex:
      '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/2/sha256',
    algorithm: 'HMAC-SHA-256',
    keyHex: '4a656665',
    messageHex: '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    macHex: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/2/sha512',
    algorithm: 'HMAC-SHA-512',
    keyHex: '4a656665',
    messageHex: '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    macHex:
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/3/sha256',
    algorithm: 'HMAC-SHA-256',
    keyHex: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',
    macHex: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/3/sha512',
    algorithm: 'HMAC-SHA-512',
    keyHex: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',
    macHex:
      'fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/4/sha256',
    algorithm: 'HMAC-SHA-256',
    keyHex: '0102030405060708090a0b0c0d0e0f10111213141516171819',
    messageHex:
      'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd',
    macHex: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/4/sha512',
    algorithm: 'HMAC-SHA-512',
    keyHex: '0102030405060708090a0b0c0d0e0f10111213141516171819',
    messageHex:
      'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd',
    macHex:
      'b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/5/sha256',
    algorithm: 'HMAC-SHA-256',
    keyHex: '0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c',
    messageHex: '546573742057697468205472756e636174696f6e',
    macHex: 'a3b6167473100ee06e0c796c2955552b',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/5/sha512',
    algorithm: 'HMAC-SHA-512',
    keyHex: '0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c',
    messageHex: '546573742057697468205472756e636174696f6e',
    macHex: '415fad6271580a531d4179bc891d87a6',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/6/sha256',
    algorithm: 'HMAC-SHA-256',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
    macHex: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/6/sha512',
    algorithm: 'HMAC-SHA-512',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
    macHex:
      '80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/7/sha256',
    algorithm: 'HMAC-SHA-256',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e',
    macHex: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/7/sha512',
    algorithm: 'HMAC-SHA-512',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e',
    macHex:
      'e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc2202/1/sha1',
    algorithm: 'HMAC-SHA-1',
    keyHex: '0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
    messageHex: '4869205468657265',
    macHex: 'b617318655057264e28bc0b6fb378c8ef146be00',
    source: 'RFC 2202 section 3',
  },
  {
    id: 'rfc2202/2/sha1',
    algorithm: 'HMAC-SHA-1',
    keyHex: '4a656665',
    messageHex: '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    macHex: 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    source: 'RFC 2202 section 3',
  },
  {
    id: 'rfc2202/3/sha1',
    algorithm: 'HMAC-SHA-1',
    keyHex: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',
    macHex: '125d7342b9ac11cd91a39af48aa17b4f63f175d3',
    source: 'RFC 2202 section 3',
  },
  {
    id: 'rfc2202/4/sha1',
    algorithm: 'HMAC-SHA-1',
    keyHex: '0102030405060708090a0b0c0d0e0f10111213141516171819',
    messageHex:
      'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd',
    macHex: '4c9007f4026250c6bc8414f9bf50c86c2d7235da',
    source: 'RFC 2202 section 3',
  },
  {
    id: 'rfc2202/5/sha1',
    algorithm: 'HMAC-SHA-1',
    keyHex: '0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c',
    messageHex: '546573742057697468205472756e636174696f6e',
    macHex: '4c1a03424b55e07fe7f27be1d58bb9324a9a5a04',
    source: 'RFC 2202 section 3',
  },
  {
    id: 'rfc2202/6/sha1',
    algorithm: 'HMAC-SHA-1',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
    macHex: 'aa4ae5e15272d00e95705637ce8a3b55ed402112',
    source: 'RFC 2202 section 3',
  },
  {
    id: 'rfc2202/7/sha1',
    algorithm: 'HMAC-SHA-1',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b657920616e64204c6172676572205468616e204f6e6520426c6f636b2d53697a652044617461',
    macHex: 'e8e99d0f45237d786d6bbaa7965c7808bbff1a91',
    source: 'RFC 2202 section 3',
  },
];
