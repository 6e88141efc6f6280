// swift-tools-version: 6.1

import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What the peers in C and C++ may use: all that this machine's processor has.
let fastest = ["-O3", "-march=native"]

let package = Package(
    name: "bookable-benchmarks",
    dependencies: [
        .package(name: "bookable", path: "../"),
        // Without traits: what counts allocations needs a package that is no part of this one.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "bench-compare",
            dependencies: [
                "BenchWorkloads", "BoostPeer", "LimitPeers", "PostgresClient",
                .product(name: "Scheduling", package: "bookable"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "slot-probe",
            dependencies: ["BenchWorkloads", .product(name: "Scheduling", package: "bookable")],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "bench-policies",
            dependencies: ["BenchWorkloads", "LuaPeer", .product(name: "Policies", package: "bookable")],
            swiftSettings: swiftSettings
        ),
        // Built as the host is, so that the processor's newer instructions help neither.
        .target(name: "LuaPeer", linkerSettings: [.linkedLibrary("lua5.4")]),
        .executableTarget(
            name: "Engine",
            dependencies: ["BenchWorkloads", .product(name: "Benchmark", package: "benchmark")],
            path: "Engine",
            swiftSettings: swiftSettings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .target(
            name: "BenchWorkloads",
            dependencies: [.product(name: "Scheduling", package: "bookable")],
            swiftSettings: swiftSettings
        ),
        .target(name: "LimitPeers", cSettings: [.unsafeFlags(fastest)]),
        .target(name: "BoostPeer", dependencies: ["LimitPeers"], cxxSettings: [.unsafeFlags(fastest)]),
        // Not named as the one of the product, whose targets are in the same graph.
        .systemLibrary(name: "PostgresClient", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    ],
    cxxLanguageStandard: .cxx17
)
