import Configuration

/// The settings as they were given: options go before the environment, the environment goes before the file.
struct Settings {
    private let reader: ConfigReader
    private let origins = SettingOrigins()

    /// Variables of the environment that begin like settings and are not settings.
    let unknownVariables: [UnknownVariable]

    /// What the settings are read from; their descriptions hide what is secret.
    let providers: [any ConfigProvider]

    /// - Parameters:
    ///   - options: By the keys of the options.
    ///   - environment: All variables of the process.
    ///   - file: By the keys of the file.
    init(options: [String: String], environment: [String: String], file: [String: String]) {
        let variables = environment.filter { $0.key.hasPrefix(Setting.variablePrefix) }
            .map { (String($0.key.dropFirst(Setting.variablePrefix.count)), $0.value) }
        unknownVariables = UnknownVariable.all(in: environment)
        let secrets = Set(SettingTable.all.filter { $0.secrecy != .open }.map(\.key))
        providers = [
            InMemoryProvider(name: "options", values: Self.values(options, secrets)),
            EnvironmentVariablesProvider(
                environmentVariables: Dictionary(uniqueKeysWithValues: variables),
                secretsSpecifier: .specific(Set(secrets.map { $0.uppercased() }))
            ),
            InMemoryProvider(name: "file", values: Self.values(file, secrets)),
        ]
        reader = ConfigReader(providers: providers, accessReporter: origins)
    }

    /// The text of a setting, or that of the file that holds it; `nil` where the default holds.
    ///
    /// Throws a message if there are both, or if the file cannot be read or can be read by others.
    func text(_ setting: Setting) throws -> String? {
        let text = text(of: setting.key, isSecret: setting.secrecy != .open)
        guard let fileKey = setting.fileKey, let path = self.text(of: fileKey) else { return text }
        guard text == nil else {
            throw CommandFailure("Only one of \(name(of: setting.key)) and \(name(of: fileKey)) may be set.")
        }
        return try SecretFile.read(path, for: name(of: fileKey))
    }

    /// A refusal that names the setting as it was given.
    func refusal(_ setting: Setting, _ reason: String) -> CommandFailure {
        let given = setting.keys.first { text(of: $0, isSecret: true) != nil }
        return CommandFailure("\(name(of: given ?? setting.key)) \(reason).")
    }

    /// Where the value comes from: `option`, `environment`, `file` or `default`.
    func origin(of setting: Setting) -> String {
        setting.keys.lazy.compactMap { origin(of: $0) }.first ?? "default"
    }

    private func text(of key: String, isSecret: Bool = false) -> String? {
        reader.string(forKey: ConfigKey(stringLiteral: key), isSecret: isSecret)
    }

    private func origin(of key: String) -> String? {
        guard text(of: key, isSecret: true) != nil else { return nil }
        return switch origins.name(of: key) {
        case "InMemoryProvider[options]": "option"
        case "InMemoryProvider[file]": "file"
        default: "environment"
        }
    }

    private func name(of key: String) -> String {
        switch origin(of: key) {
        case "environment": Setting.variable(key)
        case "file": "\(key) in the configuration file"
        default: Setting.option(key)
        }
    }

    private static func values(_ texts: [String: String], _ secrets: Set<String>) -> [AbsoluteConfigKey: ConfigValue] {
        let values = texts.map { key, text in
            (AbsoluteConfigKey([key]), ConfigValue(.string(text), isSecret: secrets.contains(key)))
        }
        return Dictionary(uniqueKeysWithValues: values)
    }
}
