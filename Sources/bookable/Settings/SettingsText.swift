/// The list of settings for people at a terminal.
enum SettingsText {
    static var text: String {
        SettingTable.sections
            .map { ([$0.title] + $0.settings.map(entry)).joined(separator: "\n\n") }
            .joined(separator: "\n\n\n")
    }

    private static func entry(of setting: Setting) -> String {
        let names = [Setting.option(setting.optionKey)] + setting.keys.map(Setting.variable)
        return """
              \(setting.key)
                  \(setting.help)
                  Takes \(setting.accepted). Default: \(setting.plainDefault).
                  \(names.joined(separator: ", "))
            """
    }
}
