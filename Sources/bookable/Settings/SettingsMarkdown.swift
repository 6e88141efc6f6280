/// The list of settings in `docs/operations.md`.
enum SettingsMarkdown {
    static var text: String { SettingTable.sections.map(table).joined(separator: "\n") }

    private static func table(of section: any SettingSection.Type) -> String {
        let rows = section.settings.map { setting in
            let names = setting.keys.map { "`\($0)`" }.joined(separator: ", ")
            let meaning = [setting.help, setting.details].filter { !$0.isEmpty }.joined(separator: " ")
            return [names, initial(of: setting), range(of: setting), meaning]
        }
        let lines = ([["name", "default", "takes", ""], ["---", "---", "---", "---"]] + rows).map { cells in
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        return "### \(section.title)\n\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func initial(of setting: Setting) -> String {
        let text = setting.defaultText
        let isPlain = setting.derivation != nil || setting.bounds != nil || text == "none"
        return isPlain ? text : "`\(text)`"
    }

    private static func range(of setting: Setting) -> String {
        if let bounds = setting.bounds { return "\(setting.valueName), \(bounds.lowerBound) to \(bounds.upperBound)" }
        if setting.words.isEmpty { return setting.accepted }
        return setting.words.map { "`\($0)`" }.joined(separator: ", ")
    }
}
