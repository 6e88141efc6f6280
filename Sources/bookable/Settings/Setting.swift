/// One thing that an operator can set.
///
/// All that is known of it follows from its entry in ``SettingTable``: the option on the command line, the variable of the
/// environment, the member of the configuration file, what it may be, what `--print-config` shows and its row in
/// `docs/operations.md`. Its default is what its field of ``ServeConfiguration`` holds before anything is read.
struct Setting: Sendable, CustomStringConvertible {
    /// The name in the configuration file, such as `log_level`.
    let key: String

    /// One sentence for `--help`.
    let help: String

    /// What else the manual says of it, in Markdown; may be empty.
    private(set) var details = ""

    /// What its text is called in `--help`, such as `seconds`.
    let valueName: String

    /// What it takes, such as "a whole number from 1 to 10".
    let accepted: String

    /// The bounds of a number; `nil` for other kinds.
    let bounds: ClosedRange<Int>?

    /// The words that it takes; empty for other kinds.
    let words: [String]

    private(set) var secrecy = Secrecy.open

    /// The default in words, where it is not the same for everybody.
    private(set) var derivation: String?

    private let parse: @Sendable (String, inout ServeConfiguration) throws(SettingFault) -> Void
    private let write: @Sendable (ServeConfiguration) -> String?
    private var derive: @Sendable (inout ServeConfiguration) -> Void = { _ in }
    private var check: @Sendable (ServeConfiguration) -> String? = { _ in nil }

    /// - Parameters:
    ///   - key: Lower-case words between underscores.
    ///   - field: What it sets.
    ///   - form: How its text is read and written.
    ///   - help: One sentence for `--help`.
    init<Value>(
        _ key: String,
        _ field: any WritableKeyPath<ServeConfiguration, Value> & Sendable,
        _ form: SettingForm<Value>,
        _ help: String
    ) {
        self.key = key
        self.help = help
        valueName = form.valueName
        accepted = form.accepted
        bounds = form.bounds
        words = form.words
        parse = { (text, configuration) throws(SettingFault) in
            configuration[keyPath: field] = try form.read(text)
        }
        write = { form.write($0[keyPath: field]) }
    }

    var description: String { key }

    /// Takes `text` over into `configuration`.
    func apply(_ text: String, to configuration: inout ServeConfiguration) throws(SettingFault) {
        try parse(text, &configuration)
    }

    /// Sets a default that depends on the settings before this one.
    func applyDefault(to configuration: inout ServeConfiguration) { derive(&configuration) }

    /// Why its value does not go with those of other settings; `nil` if it does.
    func fault(in configuration: ServeConfiguration) -> String? { check(configuration) }

    /// What is in force, without what nobody may see.
    func text(in configuration: ServeConfiguration) -> String {
        guard let text = write(configuration) else { return "none" }
        return secrecy == .secret ? "set" : text
    }
}

extension Setting {
    /// Who may see a setting.
    enum Secrecy {
        /// Everybody.
        case open

        /// Its text may hold a password, which is not shown.
        case holdsPassword

        /// Nothing of it is shown. Other users can see the options of a process, so its option names a file that holds it.
        case secret
    }

    func details(_ text: String) -> Setting { copy { $0.details = text } }

    func secrecy(_ secrecy: Secrecy) -> Setting { copy { $0.secrecy = secrecy } }

    /// Makes the default depend on the settings that stand before this one in the table.
    func derived(_ words: String, _ derive: @escaping @Sendable (inout ServeConfiguration) -> Void) -> Setting {
        copy {
            $0.derivation = words
            $0.derive = derive
        }
    }

    /// Refuses what `check` has a reason against, once all settings are read; the reason is a predicate.
    func checked(_ check: @escaping @Sendable (ServeConfiguration) -> String?) -> Setting {
        copy { $0.check = check }
    }

    private func copy(_ change: (inout Setting) -> Void) -> Setting {
        var copy = self
        change(&copy)
        return copy
    }
}
