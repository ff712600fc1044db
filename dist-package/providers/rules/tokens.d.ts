export declare const qstash: import("../scheme.ts").Scheme;
export declare const livekit: import("../scheme.ts").Scheme;
export declare const messagebird: import("../scheme.ts").Scheme;
export declare const vonage: import("../scheme.ts").Scheme;
