import Configuration

/// The settings as they were given: options go before the environment, the environment goes before the file.
struct Settings {
    private let reader: ConfigReader
    private let origins = SettingOrigins()

    init(
        options: (ServeSetting) -> String?,
        environment: [String: String],
        file: [ServeSetting: String]
    ) {
        let variables = Dictionary(
            uniqueKeysWithValues: environment.filter { $0.key.hasPrefix("BOOKABLE_") }
                .map { ($0.key.dropFirst("BOOKABLE_".count).description, $0.value) }
        )
        reader = ConfigReader(
            providers: [
                InMemoryProvider(name: "options", values: Self.values(options)),
                EnvironmentVariablesProvider(environmentVariables: variables),
                InMemoryProvider(name: "file", values: Self.values { file[$0] }),
            ],
            accessReporter: origins
        )
    }

    /// The text; none where the default holds.
    func text(_ setting: ServeSetting) -> String? {
        reader.string(forKey: ConfigKey(stringLiteral: setting.rawValue), isSecret: setting.isAddressOfDatabase)
    }

    /// A whole number within `range`.
    func integer(_ setting: ServeSetting, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = text(setting) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw refusal(
                setting,
                "takes a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\""
            )
        }
        return value
    }

    /// One of a fixed set of words.
    func choice<Choice>(_ setting: ServeSetting, as type: Choice.Type = Choice.self) throws -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        guard let text = text(setting) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw refusal(setting, "takes one of \(words), not \"\(text)\"")
        }
        return choice
    }

    /// A refusal that names the setting as it was given.
    func refusal(_ setting: ServeSetting, _ reason: String) -> CommandFailure {
        CommandFailure("\(name(of: setting)) \(reason).")
    }

    /// Where the value comes from, in the words of whoever gave it; none where the default holds.
    func origin(of setting: ServeSetting) -> String? {
        guard text(setting) != nil else { return nil }
        return switch origins.name(of: setting.rawValue) {
        case "InMemoryProvider[options]": "option"
        case "InMemoryProvider[file]": "file"
        default: "environment"
        }
    }

    private func name(of setting: ServeSetting) -> String {
        switch origin(of: setting) {
        case "environment": setting.variable
        case "file": "\(setting.rawValue) in the configuration file"
        default: setting.option
        }
    }

    private static func values(_ texts: (ServeSetting) -> String?) -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for setting in ServeSetting.allCases {
            guard let text = texts(setting) else { continue }
            let value = ConfigValue(.string(text), isSecret: setting.isAddressOfDatabase)
            values[AbsoluteConfigKey([setting.rawValue])] = value
        }
        return values
    }
}
