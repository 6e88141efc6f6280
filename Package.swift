// swift-tools-version: 6.2

import PackageDescription

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
                "BookableAPI", "BookableServer", "Bookings", "CalendarFeeds", "CalendarSync", "CivilTime",
                "GoogleCalendar", "HTTPTransport", "ICalendar", "Intervals", "Mail", "MicrosoftGraph", "Money",
                "Notifications",
                "OAuth", "Observability", "Payments", "Policies", "PolicyLibrary", "PolicySimulation",
                "PostgresDriver", "Scheduling", "Sealing", "Sending", "ShortMessages", "SMSRu", "SQL",
                "SQLiteDriver", "Stripe", "Twilio", "Webhooks", "WebPush", "WireFormat", "Workers",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "BookableServer",
            dependencies: [
                "BookableAPI", "BookablePages", "Bookings", "CalendarSync", "CivilTime", "Notifications",
                "Observability", "Payments", "SQL", "Webhooks", "Workers",
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
            path: "Sources/Serving/BookableServer",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "BookableAPI",
            dependencies: [
                "Bookings", "Caching", "CalDAV", "CalendarFeeds", "CalendarSync", "CAssets", "CivilTime", "CZlib",
                "Intervals", "JSONEncoding", "Localization", "Money", "Notifications", "OAuth", "Observability",
                "Payments", "Policies", "Scheduling", "ShortMessages", "SMSRu", "SQL", "Stripe", "Texts", "Twilio",
                "Webhooks",
                "WireFormat",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Sources/Serving/BookableAPI",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "BookablePages",
            dependencies: [
                "BookableAPI", "Bookings", "CalendarSync", "CAssets", "CivilTime", "Localization", "Money",
                "Notifications", "Payments", "Policies", "Scheduling", "SQL", "Texts", "WireFormat",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Sources/Serving/Pages",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "CAssets",
            path: "Sources/Serving/CAssets",
            exclude: ["Assets"]
        ),
        .target(
            name: "Workers",
            dependencies: [
                "Bookings", "CalendarSync", "CivilTime", "Notifications", "Observability", "SQL", "Webhooks",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Sources/Serving/Workers",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Payments",
            dependencies: ["Bookings", "Caching", "CivilTime", "Money", "SQL", "Stripe"],
            path: "Sources/Domain/Payments",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Observability",
            dependencies: [
                "CivilTime",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Serving/Observability",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Bookings",
            dependencies: [
                "Caching", "CivilTime", "Intervals", "JSONEncoding", "Money", "Policies", "PolicyLibrary",
                "PolicySimulation", "Scheduling",
                "SQL",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/Bookings",
            resources: migrationNames.map { .embedInCode("Migrations/step-\($0).sql") },
            swiftSettings: swiftSettings
        ),
        .target(
            name: "CalendarSync",
            dependencies: [
                "Bookings", "CalDAV", "CalendarFeeds", "CivilTime", "GoogleCalendar", "HTTPTransport", "ICalendar",
                "Intervals", "MicrosoftGraph", "OAuth", "Sealing", "SQL",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/CalendarSync",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Webhooks",
            dependencies: [
                "Bookings", "CivilTime", "HTTPTransport", "JSONEncoding", "Sealing", "SQL",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/Webhooks",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Notifications",
            dependencies: [
                "Bookings", "CivilTime", "ICalendar", "Localization", "Mail", "Sending", "ShortMessages", "SMSRu",
                "SQL",
                "Texts", "Twilio", "WebPush",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Domain/Notifications",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "WireFormat",
            dependencies: ["Bookings", "CivilTime", "Intervals", "Money", "Policies", "Scheduling"],
            path: "Sources/Serving/WireFormat",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "SQLiteDriver",
            dependencies: [
                "SQL",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Sources/Storage/SQLiteDriver",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "PostgresDriver",
            dependencies: ["Caching", "CEpoll", "CLibPQ", "SQL", "Threads"],
            path: "Sources/Storage/PostgresDriver",
            swiftSettings: swiftSettings
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
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Storage/SQL",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Sealing",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Storage/Sealing",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "PolicyLibrary",
            dependencies: ["Policies"],
            path: "policies",
            exclude: ["README.md"] + policyNames.map { "\($0).cases.json" },
            resources: policyNames.map { .embedInCode("\($0).lua") },
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Policies",
            dependencies: [
                "CivilTime", "CPolicyHost", "Money", .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Rules/Policies",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "PolicySimulation",
            dependencies: ["CivilTime", "CPolicyHost", "CZlib", "Money", "Policies"],
            path: "Sources/Rules/PolicySimulation",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Stripe",
            dependencies: ["CivilTime", "HTTPTransport", "Money", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Outside/Stripe",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "ICalendar",
            dependencies: ["CivilTime", "Intervals"],
            path: "Sources/Outside/ICalendar",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "MicrosoftGraph",
            dependencies: ["CivilTime", "HTTPTransport"],
            path: "Sources/Outside/MicrosoftGraph",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "OAuth",
            dependencies: ["HTTPTransport", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Outside/OAuth",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "GoogleCalendar",
            dependencies: ["CivilTime", "HTTPTransport"],
            path: "Sources/Outside/GoogleCalendar",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "CalDAV",
            dependencies: ["CivilTime", "HTTPTransport"],
            path: "Sources/Outside/CalDAV",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "CalendarFeeds",
            dependencies: ["HTTPTransport"],
            path: "Sources/Outside/CalendarFeeds",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Twilio",
            dependencies: [
                "HTTPTransport", "Sending", "ShortMessages", .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Outside/Twilio",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "SMSRu",
            dependencies: [
                "HTTPTransport", "Sending", "ShortMessages", .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Outside/SMSRu",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "WebPush",
            dependencies: ["HTTPTransport", "Sending", "WebTokens", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Outside/WebPush",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "FCM",
            dependencies: [
                "HTTPTransport", "Sending", "WebTokens", .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            path: "Sources/Outside/FCM",
            swiftSettings: swiftSettings
        ),
        .target(name: "WebTokens", path: "Sources/Outside/WebTokens", swiftSettings: swiftSettings),
        .target(
            name: "ShortMessages",
            dependencies: ["Sending"],
            path: "Sources/Outside/ShortMessages",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Mail",
            dependencies: ["HTTPTransport", "Sending"],
            path: "Sources/Outside/Mail",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Sending",
            dependencies: ["HTTPTransport"],
            path: "Sources/Outside/Sending",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "HTTPTransport",
            dependencies: ["CCurl", "Threads"],
            path: "Sources/Outside/HTTPTransport",
            swiftSettings: swiftSettings
        ),
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
        .target(name: "Money", path: "Sources/Engine/Money", swiftSettings: swiftSettings),
        .target(
            name: "Localization",
            dependencies: ["CivilTime", "Money"],
            path: "Sources/Engine/Localization",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Texts",
            dependencies: ["CivilTime", "Localization", "Money"],
            path: "Sources/Engine/Texts",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Scheduling",
            dependencies: ["CivilTime", "Intervals"],
            path: "Sources/Engine/Scheduling",
            swiftSettings: swiftSettings
        ),
        .target(name: "CivilTime", path: "Sources/Engine/CivilTime", swiftSettings: swiftSettings),
        .target(name: "Intervals", path: "Sources/Engine/Intervals", swiftSettings: swiftSettings),
        .target(name: "Caching", path: "Sources/Engine/Caching", swiftSettings: swiftSettings),
        .target(name: "Threads", path: "Sources/Engine/Threads", swiftSettings: swiftSettings),
        .target(name: "JSONEncoding", path: "Sources/Engine/JSONEncoding", swiftSettings: swiftSettings),

        .testTarget(
            name: "TextsTests",
            dependencies: ["CivilTime", "Localization", "Money", "TestSupport", "Texts"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "LocalizationTests",
            dependencies: ["CivilTime", "Localization", "Money"],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "CachingTests", dependencies: ["Caching"], swiftSettings: swiftSettings),
        .testTarget(name: "JSONEncodingTests", dependencies: ["JSONEncoding"], swiftSettings: swiftSettings),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "bookable", "BookableAPI", "CivilTime", "Policies", "PolicyLibrary", "PostgresServer", "SQL",
                "SQLiteDriver", "TestSupport", "WebPush", "WireFormat",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "BookableServerTests",
            dependencies: [
                "BookableAPI", "BookableServer", "Bookings", "CalDAV", "CalendarFeeds", "CalendarSync", "CivilTime",
                "CZlib", "Intervals", "LoopbackServers", "Notifications", "Observability", "Payments", "Sealing",
                "Policies", "Scheduling", "SQL", "SQLiteDriver", "PostgresDriver", "PostgresServer", "PrometheusReader",
                "HTTPTransport", "ICalendar", "OAuth", "ShortMessages", "SMSRu", "Stripe", "StripeFake", "Twilio",
                "TestSupport", "Webhooks", "WebPush", "WireFormat",
                "Workers",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "PagesTests",
            dependencies: [
                "BookableAPI", "BookablePages", "BookableServer", "Bookings", "CivilTime", "Money", "Notifications",
                "Policies", "Scheduling", "SQL", "SQLiteDriver", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["browse.py"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "PrometheusReader",
            path: "Tests/PrometheusReader",
            exclude: ["metrics.py"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "BookableAPITests",
            dependencies: [
                "BookableAPI", "Observability", "PrometheusReader", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ObservabilityTests",
            dependencies: [
                "Observability", "PrometheusReader", .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "NotificationsTests",
            dependencies: [
                "Bookings", "CivilTime", "Mail", "Money", "Notifications", "Policies", "PostgresDriver",
                "PostgresServer",
                "Scheduling", "SQL", "SQLiteDriver",
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "BookingsTests",
            dependencies: [
                "Bookings", "CivilTime", "Intervals", "Money", "Policies", "PolicySimulation", "PostgresDriver",
                "PostgresServer", "Scheduling", "SQL", "SQLiteDriver", "TestSupport",
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "SealingTests",
            dependencies: ["Sealing", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "SQLiteDriverTests",
            dependencies: ["SQL", "SQLiteDriver", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "PostgresDriverTests",
            dependencies: ["PostgresDriver", "PostgresServer", "SQL", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "PostgresServer",
            dependencies: ["SQL"],
            path: "Tests/PostgresServer",
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "SQLTests",
            dependencies: ["PostgresDriver", "PostgresServer", "SQL", "SQLiteDriver", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "PoliciesTests",
            dependencies: [
                "CivilTime", "CPolicyHost", "Money", "Policies", "PolicyLibrary", "PolicySimulation", "TestSupport",
            ],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "StripeTests",
            dependencies: [
                "CivilTime", "HTTPTransport", "LoopbackServers", "Money", "Stripe", "StripeFake",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "stripe-fake",
            dependencies: ["HTTPTransport", "StripeFake"],
            path: "Tests/StripeFakeCommand",
            swiftSettings: swiftSettings
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
            resources: [.embedInCode("Fixtures/stripe-params.json")],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "policy-fuzz",
            dependencies: ["CPolicyHost", "TestSupport"],
            path: "Tests/PolicyFuzz",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "refund-bench",
            dependencies: ["Bookings", "CivilTime", "Money", "Policies", "Scheduling", "SQL", "SQLiteDriver"],
            path: "Tests/RefundBench",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "refund-recorder",
            dependencies: [
                "Bookings", "CivilTime", "Money", "Policies", "PolicyLibrary", "Scheduling", "SQL", "SQLiteDriver",
                "TestSupport",
            ],
            path: "Tests/RefundRecorder",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "message-lives",
            dependencies: [
                "Bookings", "CivilTime", "Mail", "Money", "Notifications", "Policies", "PostgresDriver",
                "PostgresServer",
                "Scheduling", "SQL", "SQLiteDriver",
            ],
            path: "Tests/MessageLives",
            exclude: ["README.md", "check.py"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "HTTPTransportTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "SendingTests", dependencies: ["HTTPTransport", "Sending"], swiftSettings: swiftSettings),
        .testTarget(
            name: "ShortMessagesTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "Sending", "ShortMessages", "SMSRu", "Twilio"],
            exclude: ["sms_fake.py", "Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FCMTests",
            dependencies: ["FCM", "HTTPTransport", "LoopbackServers", "Sending"],
            exclude: ["fcm_fake.py", "Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "WebPushTests",
            dependencies: [
                "HTTPTransport", "LoopbackServers", "Sending", "WebPush", "WebTokens",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["push_server.py"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "MailTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "Mail", "Sending", "TestSupport"],
            exclude: ["mail_server.py"],
            swiftSettings: swiftSettings
        ),
        .target(name: "TestSupport", path: "Tests/Support", swiftSettings: swiftSettings),
        .target(
            name: "LoopbackServers",
            dependencies: ["HTTPTransport", "TestSupport"],
            path: "Tests/LoopbackServers",
            exclude: [
                "calendar_server.py", "feed_server.py", "Fixtures", "google_fake.py", "graph_fake.py",
                "localstripe_on_loopback.py", "webhook_server.py",
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "OAuthTests",
            dependencies: ["HTTPTransport", "LoopbackServers", "OAuth"],
            exclude: ["README.md", "oauth_peer.py", "oauth_server.py"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "GoogleCalendarTests",
            dependencies: ["CivilTime", "GoogleCalendar", "HTTPTransport", "LoopbackServers"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "MicrosoftGraphTests",
            dependencies: ["CivilTime", "HTTPTransport", "LoopbackServers", "MicrosoftGraph"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CalDAVTests",
            dependencies: ["CalDAV", "CivilTime", "LoopbackServers"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CalendarFeedsTests",
            dependencies: ["CalendarFeeds", "HTTPTransport", "LoopbackServers"],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "MoneyTests", dependencies: ["Money"], swiftSettings: swiftSettings),
        .testTarget(
            name: "AllocationTests",
            dependencies: [
                "AllocationCounter", "CivilTime", "Intervals", "Money", "Policies", "PolicyLibrary", "Scheduling",
            ],
            swiftSettings: swiftSettings
        ),
        .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
        .testTarget(
            name: "SchedulingTests",
            dependencies: ["CivilTime", "Intervals", "Scheduling", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CivilTimeTests",
            dependencies: ["CivilTime", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ICalendarTests",
            dependencies: ["CivilTime", "ICalendar", "Intervals"],
            exclude: ["Fixtures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "IntervalsTests", dependencies: ["Intervals", "TestSupport"], swiftSettings: swiftSettings),
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
            path: "Benchmarks/Server",
            swiftSettings: swiftSettings
        )
    )
}
