/// A setting as JSON.
struct SettingDocument: Encodable {
    let key: String
    let option: String
    let variables: [String]
    let `default`: String
    let takes: String
    let minimum: Int?
    let maximum: Int?
    let words: [String]?
    let secret: Bool
    let help: String

    init(_ setting: Setting) {
        key = setting.key
        option = Setting.option(setting.optionKey)
        variables = setting.keys.map(Setting.variable)
        `default` = setting.defaultText
        takes = setting.accepted
        minimum = setting.bounds?.lowerBound
        maximum = setting.bounds?.upperBound
        words = setting.words.isEmpty ? nil : setting.words
        secret = setting.secrecy != .open
        help = setting.help
    }
}
