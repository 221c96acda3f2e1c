export declare const modernPackages: { find: RegExp; replacement: string }[];
