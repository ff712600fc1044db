import type { MatchedRequest } from './cure.ts';
declare const words: {
    readonly 'read the raw body': "Check the bytes as they came, before anything parses them, and parse only after the check.";
    readonly 'decode the gateway\u2019s body': "Your gateway hands the body on wrapped or in base64. Take it out, decode it, and check those bytes.";
    readonly 'unpack the body': "What is signed is the body before it was compressed. Unpack it, up to a size that you allow, and check what comes out; express.raw does that by itself.";
    readonly 'send the bytes that were signed': "The body was changed when it was copied or sent again, not by your framework: text that is pasted loses its CR LF, editors add line breaks and marks. Keep it as a file, open that file here, and send it as it is.";
    readonly 'take the content as the sender does': ({ finding }: MatchedRequest) => string;
    readonly 'rebuild the public URL': ({ finding }: MatchedRequest) => "The sender signs the address without the query that is here: it is registered so, or something adds a query on the way. Check the address as it is registered." | "The sender signs the address that is registered with it. Behind a proxy, or after a redirect, the app sees another one: configure what the proxy hides, and take the rest as it came, without a #.";
    readonly 'use the method that was sent': "The sender signs the method that it uses. A redirect turns POST into GET, and a form field can override it: register the final address, and check the method as it came.";
    readonly 'clean the secret': "Copy the secret anew and store it alone, without quotes, spaces, line breaks or a version before it. Until it is stored so, take off what it has too much where it is read.";
    readonly 'store the secret alone': ({ finding }: MatchedRequest) => "What was encoded is the secret with the line break that echo adds, and it is used without decoding. Store the secret itself. Where the store wants base64, make it with printf %s and base64, and decode it where it is read." | "Store the value alone, as the provider shows it: without its name, without quotes or signs around it, not encoded, one secret in each setting.";
    readonly 'read the other header': ({ finding, scheme }: MatchedRequest) => string;
    readonly 'do without a signature': ({ finding }: MatchedRequest) => string;
    readonly 'copy the whole signature': "Copy the header anew, whole and as it came. Logs and consoles shorten long values, and some change capital letters; a receiver that gets it so has to refuse it.";
    readonly 'copy the whole secret': "The secret was not copied whole. Copy it anew, with its prefix, and let the program refuse to start without it.";
    readonly 'store the secret decoded': "What is stored here looks like the secret encoded, as Kubernetes shows a Secret. Store the secret itself; or, where it is the sender that decodes it, decode it here too.";
    readonly 'read the public key as it is written': ({ scheme }: MatchedRequest) => string;
    readonly 'make the key as the sender does': ({ scheme }: MatchedRequest) => string;
    readonly 'compute the MAC as the sender does': ({ finding }: MatchedRequest) => "The sender computes a plain hash, which is not what the rule says, and is weak: what has the secret in front can be continued by others, and what has no secret anybody can make. Mend the sender where you can. Where you cannot, the code here does as it does, and then refuses whoever follows the rule." | "The sender uses another algorithm than the rule says, or its signature for another algorithm was taken from the wrong header. Mend the sender where you can. Where you cannot, the code here does as it does, and then refuses whoever follows the rule.";
    readonly 'read the signature as the sender writes it': ({ scheme }: MatchedRequest) => string;
    readonly 'mend the sender': "The sender signs what a program prints in place of a body. Such a signature says nothing about the body: only the sender can be mended, to sign the bytes that it sends.";
    readonly 'agree on the timestamp': "Write the time in the unit of the rule at the sender, once, and sign that very text. Where the sender is right, take the header as the text that it is: a number made of it and printed again is another text.";
    readonly 'follow the provider\u2019s rule': ({ finding }: MatchedRequest) => "Check by the rule that this sender signs by. “Use this” chooses it; the code under “Use it elsewhere” then follows it, as does the provider’s own library." | "The signature is right, and what else the rule wants is missing or wrong: send it as the rule says. The code under “Use it elsewhere” checks all of it.";
    readonly 'set the clock': "The signature is right. Synchronise the receiver’s clock (NTP, UTC); a request that was recorded or delivered again late is refused on purpose.";
};
/** What to do about a cause. */
export type CureKind = keyof typeof words;
/** What to do, in a few sentences. */
export declare function cureWords(kind: CureKind, found: MatchedRequest): string;
export {};
