public import Policies

/// The policies that come with Bookable, embedded as the bytes of their files.
public enum PolicyLibrary {
    /// A policy and the name by which one asks for it.
    public struct Entry: Hashable, Sendable {
        /// The name of the file, such as `moderate`.
        public let name: String

        /// The bytes of the file.
        public let source: PolicySource
    }

    /// `flexible`, `moderate` and `strict`, in this order.
    public static let standard = [
        Entry(name: "flexible", source: PolicySource(PackageResources.flexible_lua)),
        Entry(name: "moderate", source: PolicySource(PackageResources.moderate_lua)),
        Entry(name: "strict", source: PolicySource(PackageResources.strict_lua)),
    ]

    /// What a provider might start from, by name.
    public static let examples = [
        Entry(name: "charge_by_currency", source: PolicySource(PackageResources.charge_by_currency_lua)),
        Entry(name: "evening_before", source: PolicySource(PackageResources.evening_before_lua)),
        Entry(name: "four_steps", source: PolicySource(PackageResources.four_steps_lua)),
        Entry(name: "half_of_the_rest", source: PolicySource(PackageResources.half_of_the_rest_lua)),
        Entry(name: "long_sessions", source: PolicySource(PackageResources.long_sessions_lua)),
        Entry(name: "no_show", source: PolicySource(PackageResources.no_show_lua)),
        Entry(name: "service_charge", source: PolicySource(PackageResources.service_charge_lua)),
        Entry(name: "sliding_scale", source: PolicySource(PackageResources.sliding_scale_lua)),
        Entry(name: "time_to_think", source: PolicySource(PackageResources.time_to_think_lua)),
        Entry(name: "weekend", source: PolicySource(PackageResources.weekend_lua)),
    ]

    /// The source of a standard policy; `nil` for any other name.
    public static func standard(named name: String) -> PolicySource? {
        standard.first { $0.name == name }?.source
    }
}
