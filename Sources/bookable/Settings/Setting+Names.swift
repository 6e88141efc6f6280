extension Setting {
    /// The name of the setting that names a file with the value; for secrets alone.
    var fileKey: String? { secrecy == .secret ? key + "_file" : nil }

    /// The names that it has in the environment and in the configuration file.
    var keys: [String] { [key] + (fileKey.map { [$0] } ?? []) }

    /// The name of its option without the hyphens before it.
    var optionKey: String { fileKey ?? key }

    /// The option on the command line that a key has, such as `--log-level`.
    static func option(_ key: String) -> String { "--" + key.replacing("_", with: "-") }

    /// The variable of the environment that a key has, such as `BOOKABLE_LOG_LEVEL`.
    static func variable(_ key: String) -> String { variablePrefix + key.uppercased() }

    static let variablePrefix = "BOOKABLE_"

    /// What holds where nothing is set, in Markdown.
    var defaultText: String { derivation ?? text(in: .initial) }

    /// The same for a terminal.
    var plainDefault: String { defaultText.replacing("`", with: "") }
}
