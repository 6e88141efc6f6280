// swift-tools-version: 6.2

import PackageDescription

/// Of every target, as set below.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
]

/// Each is a script with its cases beside it, in the folder `policies`.
let policyNames =
    ["flexible", "moderate", "strict"]
    + [
        "charge_by_currency", "evening_before", "four_steps", "half_of_the_rest", "long_sessions", "no_show",
        "service_charge", "sliding_scale", "time_to_think", "weekend",
    ].map { "examples/\($0)" }

/// The steps of the schema.
let migrationNames = ["0001-foundation"]

let package = Package(
    name: "bookable",
    products: [
        .executable(name: "bookable", targets: ["bookable"]),
        .library(name: "Scheduling", targets: ["Intervals", "CivilTime", "Scheduling"]),
        .library(name: "Policies", targets: ["Money", "Policies", "PolicyLibrary", "PolicySimulation"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .executableTarget(
            name: "bookable",
            dependencies: [
                "AvailabilityRules", "BookableAPI", "BookablePages", "BookableServer", "Bookings", "CalendarFeeds",
                "CalendarSync", "CChildProcess", "CivilTime", "FCM",
                "GoogleCalendar", "HTTPTransport", "ICalendar", "Imports", "Intervals", "JSONEncoding", "Localization",
                "Mail", "Marketplace",
                "MicrosoftGraph", "Money", "Notifications", "OAuth", "Observability", "Payments", "Policies",
                "Pictures", "PolicyLibrary", "PolicySimulation",
                "PostgresDriver", "Scheduling", "Sealing", "Sending", "ShortMessages", "SMSRu", "SQL", "SQLiteDriver",
                "Stripe", "Twilio", "Webhooks", "WebPush", "WireFormat", "Workers",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "BookableServer",
            dependencies: [
                "BookableAPI", "BookablePages", "Bookings", "CalendarSync", "CivilTime", "Marketplace",
                "Notifications", "Observability", "Payments", "Pictures", "SQL", "Webhooks", "Workers",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Sources/Serving/BookableServer"
        ),
        .target(
            name: "BookableAPI",
            dependencies: [
                "AvailabilityRules", "Bookings", "Caching", "CalDAV", "CalendarFeeds", "CalendarSync", "CAssets",
                "CivilTime", "CZlib", "Hexadecimal", "Intervals", "JSONEncoding", "Localization", "Marketplace",
                "Money", "Notifications", "OAuth", "Observability", "Payments", "Pictures", "Policies",
                "PolicySimulation",
                "Scheduling", "ShortMessages", "SMSRu", "SQL", "Stripe", "Texts", "Twilio", "Webhooks", "WireFormat",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Sources/Serving/BookableAPI"
        ),
        .target(name: "ConsoleTexts", dependencies: ["Localization"], path: "Sources/Serving/ConsoleTexts"),
        .target(
            name: "BookablePages",
            dependencies: [
                "BookableAPI", "Bookings", "Caching", "CalendarSync", "CAssets", "CivilTime", "ConsoleTexts", "CQRCode",
                "Hexadecimal", "Intervals", "JSONEncoding", "Localization", "Mail", "Marketplace", "Money",
                "Notifications",
                "Passkeys", "Payments", "Pictures", "Policies", "Scheduling", "SQL", "Texts", "Webhooks", "WebTokens",
                "WireFormat",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Sources/Serving/Pages"
        ),
        .systemLibrary(
            name: "CQRCode",
            path: "Sources/Serving/CQRCode",
            pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]
        ),
        .target(name: "CAssets", path: "Sources/Serving/CAssets", exclude: ["Assets"]),
        .target(
            name: "Workers",
            dependencies: [
                "Bookings", "CalendarSync", "CivilTime", "Localization", "Marketplace", "Notifications",
                "Observability", "SQL", "Webhooks",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Sources/Serving/Workers"
        ),
        .target(
            name: "Payments",
            dependencies: ["Bookings", "Caching", "CivilTime", "Money", "SQL", "Stripe"],
            path: "Sources/Domain/Payments"
        ),
        .target(
            name: "Observability",
            dependencies: [
                "CivilTime",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Serving/Observability"
        ),
        .target(
            name: "Bookings",
            dependencies: [
                "AvailabilityRules", "Caching", "CivilTime", "Hexadecimal", "Intervals", "JSONEncoding", "Money",
                "Passkeys", "Policies", "PolicyLibrary", "PolicySimulation", "Scheduling", "Sealing", "SQL",
                "WebTokens",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/Bookings",
            resources: migrationNames.map { .embedInCode("Migrations/step-\($0).sql") }
        ),
        .target(
            name: "CalendarSync",
            dependencies: [
                "Bookings", "CalDAV", "CalendarAPIs", "CalendarFeeds", "CivilTime", "GoogleCalendar", "Hexadecimal",
                "HTTPTransport", "ICalendar", "Intervals", "MicrosoftGraph", "OAuth", "Sealing", "SQL",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/CalendarSync"
        ),
        .target(
            name: "Marketplace",
            dependencies: [
                "Bookings", "CivilTime", "Hexadecimal", "Intervals", "Localization", "Money", "Pictures", "Scheduling",
                "SQL",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/Marketplace",
            resources: [.embedInCode("Categories/initial-categories.json")]
        ),
        .target(
            name: "Imports",
            dependencies: [
                "Bookings", "CivilTime", "Intervals", "Money", "Policies", "PolicySimulation", "Scheduling", "SQL",
            ],
            path: "Sources/Domain/Imports"
        ),
        .target(
            name: "Webhooks",
            dependencies: [
                "Bookings", "CivilTime", "Hexadecimal", "HTTPTransport", "JSONEncoding", "Sealing", "SQL",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/Webhooks"
        ),
        .target(
            name: "Notifications",
            dependencies: [
                "Bookings", "Caching", "CivilTime", "FCM", "Hexadecimal", "ICalendar", "Localization", "Mail",
                "Sending",
                "ShortMessages", "SMSRu", "SQL", "Texts", "Twilio", "WebPush",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/Notifications"
        ),
        .target(
            name: "WireFormat",
            dependencies: ["Bookings", "CivilTime", "Intervals", "Money", "Policies", "Scheduling"],
            path: "Sources/Serving/WireFormat"
        ),
        .target(
            name: "SQLiteDriver",
            dependencies: [
                "SQL",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Sources/Storage/SQLiteDriver"
        ),
        .target(
            name: "PostgresDriver",
            dependencies: ["Caching", "CEpoll", "CLibPQ", "SQL", "Threads"],
            path: "Sources/Storage/PostgresDriver"
        ),
        .systemLibrary(name: "CEpoll", path: "Sources/Storage/CEpoll"),
        .systemLibrary(
            name: "CLibPQ",
            path: "Sources/Storage/CLibPQ",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"])]
        ),
        .target(
            name: "SQL",
            dependencies: ["Hexadecimal", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Storage/SQL"
        ),
        .target(
            name: "Sealing",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Storage/Sealing"
        ),
        .target(
            name: "PolicyLibrary",
            dependencies: ["Policies"],
            path: "policies",
            exclude: ["README.md"] + policyNames.map { "\($0).cases.json" },
            resources: policyNames.map { .embedInCode("\($0).lua") }
        ),
        .target(
            name: "Policies",
            dependencies: [
                "CivilTime", "CPolicyHost", "Money",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Rules/Policies"
        ),
        .target(
            name: "AvailabilityRules",
            dependencies: ["CivilTime", "CPolicyHost", "Money", "Policies"],
            path: "Sources/Rules/AvailabilityRules"
        ),
        .target(
            name: "PolicySimulation",
            dependencies: ["CivilTime", "CPolicyHost", "CZlib", "Money", "Policies"],
            path: "Sources/Rules/PolicySimulation"
        ),
        .target(
            name: "Stripe",
            dependencies: ["CivilTime", "HTTPTransport", "Money", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Outside/Stripe"
        ),
        .target(name: "CChildProcess", path: "Sources/Outside/CChildProcess"),
        .target(name: "Pictures", dependencies: ["CPictures"], path: "Sources/Outside/Pictures"),
        .systemLibrary(
            name: "CPictures",
            path: "Sources/Outside/CPictures",
            providers: [.apt(["libpng-dev", "libturbojpeg0-dev", "libwebp-dev"])]
        ),
        .target(name: "ICalendar", dependencies: ["CivilTime", "Intervals"], path: "Sources/Outside/ICalendar"),
        .target(
            name: "MicrosoftGraph",
            dependencies: ["CalendarAPIs", "CivilTime", "HTTPTransport"],
            path: "Sources/Outside/MicrosoftGraph"
        ),
        .target(
            name: "OAuth",
            dependencies: ["HTTPTransport", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Outside/OAuth"
        ),
        .target(
            name: "GoogleCalendar",
            dependencies: ["CalendarAPIs", "CivilTime", "HTTPTransport"],
            path: "Sources/Outside/GoogleCalendar"
        ),
        .target(name: "CalendarAPIs", dependencies: ["HTTPTransport"], path: "Sources/Outside/CalendarAPIs"),
        .target(name: "CalDAV", dependencies: ["CivilTime", "HTTPTransport"], path: "Sources/Outside/CalDAV"),
        .target(name: "CalendarFeeds", dependencies: ["HTTPTransport"], path: "Sources/Outside/CalendarFeeds"),
        .target(
            name: "Twilio",
            dependencies: [
                "HTTPTransport", "Sending", "ShortMessages",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Outside/Twilio"
        ),
        .target(
            name: "SMSRu",
            dependencies: [
                "HTTPTransport", "Sending", "ShortMessages",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Outside/SMSRu"
        ),
        .target(
            name: "WebPush",
            dependencies: ["HTTPTransport", "Sending", "WebTokens", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Outside/WebPush"
        ),
        .target(
            name: "FCM",
            dependencies: [
                "HTTPTransport", "Sending", "WebTokens",
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            path: "Sources/Outside/FCM"
        ),
        .target(
            name: "Passkeys",
            dependencies: [
                "WebTokens",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            path: "Sources/Outside/Passkeys"
        ),
        .target(name: "WebTokens", path: "Sources/Outside/WebTokens"),
        .target(name: "ShortMessages", dependencies: ["Sending"], path: "Sources/Outside/ShortMessages"),
        .target(name: "Mail", dependencies: ["HTTPTransport", "Sending"], path: "Sources/Outside/Mail"),
        .target(name: "Sending", dependencies: ["HTTPTransport"], path: "Sources/Outside/Sending"),
        .target(name: "HTTPTransport", dependencies: ["CCurl", "Threads"], path: "Sources/Outside/HTTPTransport"),
        .systemLibrary(
            name: "CCurl",
            path: "Sources/Outside/CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(name: "CPolicyHost", dependencies: ["CLua"], path: "Sources/Rules/CPolicyHost"),
        .systemLibrary(
            name: "CZlib",
            path: "Sources/Rules/CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]
        ),
        .systemLibrary(
            name: "CLua",
            path: "Sources/Rules/CLua",
            pkgConfig: "lua5.4",
            providers: [.apt(["liblua5.4-dev"])]
        ),
        .target(name: "Money", path: "Sources/Engine/Money"),
        .target(name: "Localization", dependencies: ["CivilTime", "Money"], path: "Sources/Engine/Localization"),
        .target(name: "Texts", dependencies: ["CivilTime", "Localization", "Money"], path: "Sources/Engine/Texts"),
        .target(name: "Scheduling", dependencies: ["CivilTime", "Intervals"], path: "Sources/Engine/Scheduling"),
        .target(name: "CivilTime", path: "Sources/Engine/CivilTime"),
        .target(name: "Intervals", path: "Sources/Engine/Intervals"),
        .target(name: "Caching", path: "Sources/Engine/Caching"),
        .target(name: "Threads", path: "Sources/Engine/Threads"),
        .target(name: "JSONEncoding", path: "Sources/Engine/JSONEncoding"),
        .target(name: "Hexadecimal", path: "Sources/Engine/Hexadecimal"),

        .testTarget(
            name: "PasskeysTests",
            dependencies: [
                "Passkeys", "TestSupport", "WebTokens",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(name: "TextsTests", dependencies: ["CivilTime", "Localization", "Money", "TestSupport", "Texts"]),
        .testTarget(
            name: "LocalizationTests",
            dependencies: ["CivilTime", "Localization", "Money"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "ImportsTests",
            dependencies: [
                "Bookings", "CivilTime", "Imports", "MigratedDatabases", "Money", "Notifications", "PolicySimulation",
                "Policies", "PostgresDriver", "PostgresServer", "Scheduling", "SQL", "SQLiteDriver", "TestSupport",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "MarketplaceTests",
            dependencies: ["Bookings", "CivilTime", "Localization", "Marketplace", "SQL", "TestSupport"]
        ),
        .testTarget(name: "PicturesTests", dependencies: ["Pictures", "TestSupport"], exclude: ["pictures.py"]),
        .testTarget(name: "CachingTests", dependencies: ["Caching"]),
        .testTarget(name: "HexadecimalTests", dependencies: ["Hexadecimal"]),
        .testTarget(name: "JSONEncodingTests", dependencies: ["JSONEncoding"]),
        .testTarget(
            name: "WireFormatTests",
            dependencies: [
                "Bookings", "CivilTime", "Intervals", "Money", "Policies", "Scheduling", "TestSupport", "WireFormat",
            ]
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "bookable", "BookableAPI", "Bookings", "CivilTime", "LoopbackServers", "Pictures", "Policies",
                "PolicyLibrary",
                "PostgresServer", "SQL", "SQLiteDriver", "TestSupport", "WebPush", "WireFormat",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "BookableServerTests",
            dependencies: [
                "BookableAPI", "BookableServer", "Bookings", "CalDAV", "CalendarFeeds", "CalendarSync", "CivilTime",
                "CZlib", "FCM", "HTTPTransport", "ICalendar", "Intervals", "LoopbackServers", "Mail", "Marketplace",
                "MigratedDatabases", "Notifications", "OAuth",
                "Observability", "Payments", "Policies", "PostgresDriver", "PostgresServer", "PrometheusReader",
                "Scheduling", "Sealing", "ShortMessages", "SMSRu", "SQL", "SQLiteDriver", "Stripe", "StripeFake",
                "TestSupport", "Twilio", "Webhooks", "WebPush", "Workers",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "PagesTests",
            dependencies: [
                "BookableAPI", "BookablePages", "BookableServer", "Bookings", "CalendarFeeds", "CalendarSync",
                "CivilTime", "HTTPTransport", "Intervals", "Marketplace", "MigratedDatabases", "Money", "Notifications",
                "OAuth", "Payments", "Pictures", "Policies",
                "PostgresServer", "Scheduling", "Sealing", "SQL", "SQLiteDriver", "TestSupport", "Webhooks",
                "WebTokens", "WireFormat",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: [
                "browse.py", "console.py", "demo.py", "pay.py", "push_service.py", "relay.py",
                "walk.py", "walks.py",
            ]
        ),
        .target(name: "PrometheusReader", path: "Tests/PrometheusReader", exclude: ["metrics.py"]),
        .testTarget(
            name: "BookableAPITests",
            dependencies: [
                "BookableAPI", "Observability", "PrometheusReader",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "ObservabilityTests",
            dependencies: [
                "Observability", "PrometheusReader",
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ]
        ),
        .testTarget(
            name: "NotificationsTests",
            dependencies: [
                "Bookings", "CivilTime", "Localization", "LoopbackServers", "Mail", "MigratedDatabases", "Money",
                "Notifications",
                "Policies", "PostgresDriver", "PostgresServer", "Scheduling", "SQL", "SQLiteDriver", "TestSupport",
            ],
            exclude: ["Delivery/read_invitations.py"]
        ),
        .testTarget(
            name: "BookingsTests",
            dependencies: [
                "Bookings", "CivilTime", "Intervals", "MigratedDatabases", "Money", "Policies", "PolicySimulation",
                "PostgresDriver",
                "PostgresServer", "Scheduling", "SQL", "SQLiteDriver", "TestSupport",
            ]
        ),
        .testTarget(
            name: "SealingTests",
            dependencies: ["Sealing", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .testTarget(name: "SQLiteDriverTests", dependencies: ["SQL", "SQLiteDriver", "TestSupport"]),
        .testTarget(
            name: "PostgresDriverTests",
            dependencies: ["PostgresDriver", "PostgresServer", "SQL", "TestSupport"]
        ),
        .target(name: "PostgresServer", dependencies: ["SQL"], path: "Tests/PostgresServer"),
        .target(
            name: "MigratedDatabases",
            dependencies: ["Bookings", "PostgresDriver", "PostgresServer", "SQL", "SQLiteDriver", "TestSupport"],
            path: "Tests/MigratedDatabases"
        ),
        .testTarget(
            name: "SQLTests",
            dependencies: ["PostgresDriver", "PostgresServer", "SQL", "SQLiteDriver", "TestSupport"]
        ),
        .testTarget(
            name: "PoliciesTests",
            dependencies: [
                "CivilTime", "CPolicyHost", "Money", "Policies", "PolicyLibrary", "PolicySimulation", "TestSupport",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "AvailabilityRulesTests",
            dependencies: ["AllocationCounter", "AvailabilityRules", "CivilTime", "Money", "Policies", "TestSupport"]
        ),
        .executableTarget(
            name: "rule-bench",
            dependencies: ["AvailabilityRules", "CivilTime", "CLua", "Money", "Policies", "Scheduling"],
            path: "Tests/RuleBench"
        ),
        .executableTarget(
            name: "search-bench",
            dependencies: ["Bookings", "CivilTime", "Marketplace", "SQLiteDriver", "Scheduling"],
            path: "Tests/SearchBench"
        ),
        .testTarget(
            name: "StripeTests",
            dependencies: [
                "CivilTime", "HTTPTransport", "LoopbackServers", "Money", "Stripe", "StripeFake",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["Fixtures"]
        ),
        .executableTarget(
            name: "stripe-fake",
            dependencies: ["HTTPTransport", "StripeFake"],
            path: "Tests/StripeFakeCommand"
        ),
        .target(
            name: "StripeFake",
            dependencies: [
                "HTTPTransport", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/StripeFake",
            exclude: ["README.md", "Fixtures/README.md"],
            resources: [.embedInCode("Fixtures/stripe-params.json")]
        ),
        .executableTarget(name: "policy-fuzz", dependencies: ["CPolicyHost", "TestSupport"], path: "Tests/PolicyFuzz"),
        .executableTarget(
            name: "refund-bench",
            dependencies: ["Bookings", "CivilTime", "Money", "Policies", "Scheduling", "SQL", "SQLiteDriver"],
            path: "Tests/RefundBench"
        ),
        .executableTarget(
            name: "refund-recorder",
            dependencies: [
                "Bookings", "CivilTime", "Money", "Policies", "PolicyLibrary", "Scheduling", "SQL", "SQLiteDriver",
                "TestSupport",
            ],
            path: "Tests/RefundRecorder"
        ),
        .executableTarget(
            name: "message-lives",
            dependencies: [
                "Bookings", "CivilTime", "Mail", "Money", "Notifications", "Policies", "PostgresDriver",
                "PostgresServer", "Scheduling", "Sending", "ShortMessages", "SQL", "SQLiteDriver", "WebPush",
            ],
            path: "Tests/MessageLives",
            exclude: ["README.md", "check.py"]
        ),
        .testTarget(
            name: "HTTPTransportTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "TestSupport"],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "SendingTests", dependencies: ["HTTPTransport", "Sending"]),
        .testTarget(
            name: "ShortMessagesTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "Sending", "ShortMessages", "SMSRu", "Twilio"],
            exclude: ["sms_fake.py", "twilio_contract.py", "Fixtures"]
        ),
        .testTarget(
            name: "FCMTests",
            dependencies: ["FCM", "HTTPTransport", "LoopbackServers", "Sending"],
            exclude: ["fcm_fake.py", "Fixtures"]
        ),
        .testTarget(
            name: "WebPushTests",
            dependencies: [
                "HTTPTransport", "LoopbackServers", "Sending", "WebPush", "WebTokens",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["push_server.py"]
        ),
        .testTarget(
            name: "MailTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "Mail", "Sending", "TestSupport"],
            exclude: ["bounce_relay.py", "exim_server.py", "imap_reader.py", "mail_server.py", "postfix_server.py"]
        ),
        .target(name: "TestSupport", path: "Tests/Support"),
        .target(
            name: "LoopbackServers",
            dependencies: ["HTTPTransport", "TestSupport"],
            path: "Tests/LoopbackServers",
            exclude: [
                "caldav_reader.py", "calendar_server.py", "cyrus_server.py", "feed_server.py", "Fixtures",
                "google_fake.py",
                "google_reader.py", "graph_fake.py", "myworld_server.py", "service_fake.py",
                "localstripe_on_loopback.py", "webhook_server.py",
            ]
        ),
        .testTarget(
            name: "OAuthTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "OAuth"],
            exclude: ["README.md", "oauth_peer.py", "oauth_server.py"]
        ),
        .testTarget(
            name: "GoogleCalendarTests",
            dependencies: ["CalendarAPIs", "CivilTime", "GoogleCalendar", "HTTPTransport", "LoopbackServers"]
        ),
        .testTarget(
            name: "MicrosoftGraphTests",
            dependencies: ["CalendarAPIs", "CivilTime", "HTTPTransport", "LoopbackServers", "MicrosoftGraph"]
        ),
        .testTarget(name: "CalDAVTests", dependencies: ["CalDAV", "CivilTime", "HTTPTransport", "LoopbackServers"]),
        .testTarget(name: "CalendarFeedsTests", dependencies: ["CalendarFeeds", "HTTPTransport", "LoopbackServers"]),
        .testTarget(name: "MoneyTests", dependencies: ["Money"]),
        .testTarget(
            name: "AllocationTests",
            dependencies: [
                "AllocationCounter", "CivilTime", "Intervals", "Money", "Policies", "PolicyLibrary", "Scheduling",
            ]
        ),
        .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
        .testTarget(
            name: "SchedulingTests",
            dependencies: ["CivilTime", "Intervals", "Scheduling", "TestSupport"],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime", "TestSupport"], exclude: ["Fixtures"]),
        .testTarget(
            name: "ICalendarTests",
            dependencies: ["CivilTime", "ICalendar", "Intervals"],
            exclude: ["Fixtures"]
        ),
        .testTarget(name: "IntervalsTests", dependencies: ["Intervals", "TestSupport"]),
    ]
)

// A server with one more route, for measurements. It reaches into what only this package sees, so it cannot be part of the
// package in `Benchmarks`.
if Context.environment["BOOKABLE_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "bench-server",
            dependencies: [
                "BookableAPI", "BookableServer", "Bookings", "CivilTime", "Money", "Scheduling", "SQL", "SQLiteDriver",
                "WireFormat",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Benchmarks/Server"
        )
    )
}

for target in package.targets where target.type != .system {
    target.swiftSettings = swiftSettings
}
