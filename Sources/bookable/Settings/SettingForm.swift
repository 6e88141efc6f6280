/// How the text of a setting is read and written.
struct SettingForm<Value>: Sendable {
    /// What the text is called in `--help`.
    let valueName: String

    /// What it takes, as the object of "takes".
    let accepted: String

    /// The bounds of a number.
    var bounds: ClosedRange<Int>?

    /// The words to choose from.
    var words: [String] = []

    let read: @Sendable (String) throws(SettingFault) -> Value

    /// The value as text; `nil` if nothing is set.
    let write: @Sendable (Value) -> String?
}

extension SettingForm {
    /// A form of which `convert` refuses texts by `nil`.
    init(
        _ valueName: String,
        _ accepted: String,
        convert: @escaping @Sendable (String) -> Value?,
        write: @escaping @Sendable (Value) -> String?
    ) {
        self.init(
            valueName: valueName,
            accepted: accepted,
            read: { (text) throws(SettingFault) in
                guard let value = convert(text) else { throw .form }
                return value
            },
            write: write
        )
    }

    /// The same for a field that may be empty, which it is unless the setting is given.
    var optional: SettingForm<Value?> {
        let (read, write) = (read, write)
        return SettingForm<Value?>(
            valueName: valueName,
            accepted: accepted,
            bounds: bounds,
            words: words,
            read: { (text) throws(SettingFault) in try read(text) },
            write: { $0.flatMap(write) }
        )
    }
}
