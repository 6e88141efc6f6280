import Logging

/// A variable of the environment that looks like a setting and is not one, such as `BOOKABLE_LOGLEVEL`.
struct UnknownVariable: Equatable, CustomStringConvertible {
    let name: String

    /// The variable that may have been meant; `nil` if none is near.
    let nearest: String?

    /// For people: never its value, which may be a secret.
    var description: String {
        let hint = nearest.map { "; perhaps \($0) was meant" } ?? ""
        return "\(name) is not a setting\(hint)"
    }

    /// For the log.
    var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = ["environment.variable": "\(name)"]
        if let nearest { metadata["environment.nearest"] = "\(nearest)" }
        return metadata
    }

    /// All of them, by name.
    static func all(in environment: [String: String]) -> [UnknownVariable] {
        environment.keys.filter { $0.hasPrefix(Setting.variablePrefix) && !known.contains($0) }.sorted().map { name in
            let key = name.dropFirst(Setting.variablePrefix.count).lowercased()
            return UnknownVariable(name: name, nearest: SettingTable.nearest(to: key).map(Setting.variable))
        }
    }

    /// The settings, the name of the configuration file, and what `bookable demo` gives to the shell.
    private static let known = Set(SettingTable.all.flatMap(\.keys).map(Setting.variable))
        .union(["CONFIG", "URL", "ADMIN_KEY", "PROVIDER_KEY", "FINANCE_KEY"].map { Setting.variablePrefix + $0 })
}
