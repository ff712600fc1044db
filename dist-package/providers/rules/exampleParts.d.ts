export declare const whsec = "whsec_";
export declare const whsk = "whsk_";
export declare const linWh = "lin_wh_";
export declare const shpss = "shpss_";
export declare const pdl = "pdl_ntfset_";
export declare const polarWhs = "polar_whs_";
export declare const made = "example_not_a_real_secret";
export declare const encoded = "whsec_ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0";
/** A seed that says that it is no secret, and the public key that belongs to it. */
export declare const keyPair: {
    hex: string;
    base64: string;
};
export declare const payment: {
    type: string;
    timestamp: string;
    data: {
        id: string;
        amount: number;
        currency: string;
    };
};
export declare const pullRequest: {
    action: string;
    number: number;
    pull_request: {
        title: string;
        draft: boolean;
    };
    repository: {
        full_name: string;
    };
    sender: {
        login: string;
    };
};
export declare const userCreated: {
    object: string;
    type: string;
    data: {
        id: string;
        age: number;
    };
};
export declare const hubspotExample: {
    secret: string;
    body: {
        eventId: number;
        subscriptionType: string;
        objectId: number;
        attemptNumber: number;
    }[];
    url: string;
};
export declare const push: {
    object_kind: string;
    ref: string;
    total_commits_count: number;
};
export declare const ticket: {
    type: string;
    detail: {
        id: string;
    };
};
export declare const order: {
    meta: {
        event_name: string;
    };
    data: {
        type: string;
        total: number;
    };
};
/** 64 hex digits that say in ASCII what they are. */
export declare const hexExampleKey = "6578616D706C652D6B65792D6E6F742D612D7365637265742D30303030303031";
/** A pair of keys made for the examples, as PKCS #8. */
export declare const ecdsaExampleKey = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6dwxTS/DGEuq9VUGyAsvkRC7VzBP1GgXpdovXmqtMk2hRANCAASKusG2Y6tvIEKAUi4ZpG2UMoA4jGzHKnwRapr2QvBF7ZBGcOBbEQZepH6BQEmhA3jETUghNzreXVKJCxVNTcjH";
